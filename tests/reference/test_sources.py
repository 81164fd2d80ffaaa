from cityintl.reference.sources import CITY_CREDIT, sources


def test_every_source_says_what_it_is_and_brings_its_terms():
    found = {source.title: source for source in sources()}
    assert {"GeoNames", "Source Sans 3", "Noto Sans", "Phosphor Icons", "Unicode CLDR"} <= set(found)
    for source in found.values():
        assert source.use
        assert source.credit
        assert len(source.text) > 40
    assert "SIL OPEN FONT LICENSE" in found["Source Sans 3"].text.upper()


def test_the_credit_of_city_data_is_the_one_its_licence_asks_for():
    assert {source.title: source.credit for source in sources()}["GeoNames"] == CITY_CREDIT

"""What people call columns: for each thing a desk keeps, the words of spreadsheets in several languages.

Phrases are folded and without noise words; single words may stand glued together in a header.
"""


def phrases(text: str) -> frozenset[str]:
    """The phrases of a list with commas."""
    return frozenset(part.strip() for part in text.split(",") if part.strip())


#: Thing → phrases. `place` is a city or other counterpart by its name.
PHRASES: dict[str, str] = {
    "place": "city, town, municipality, place, locality, partner, partner city, sister, sister city, twin, "
    "twin town, twin city, twinned with, twinning, friendship city, sister city partner, "
    "partner name, city name, partner municipality, sister town, sister municipality, destination, "
    "destination city, target city, foreign city, counterpart, ciudad, ciudad hermana, "
    "ciudad hermanada, municipio, ciudad socia, hermanamiento, ville, ville jumelee, jumelage, "
    "commune, ville partenaire, stadt, partnerstadt, partnergemeinde, gemeinde, ort, miasto, "
    "miasto partnerskie, miasto siostrzane, gmina, citta, citta gemellata, comune, comune gemellato, "
    "cidade, cidade irma, cidade gemea, stad, partnerstad, zusterstad, stedenband, by, venskabsby, "
    "vanort, vennskapsby, ystavyyskaupunki, mesto, partnerske mesto, testvervaros, varos, oras, "
    "oras infratit, grad, kardes sehir, sehir, 都市, 姉妹都市, 友好都市, 提携都市, 都市名, 城市, "
    "友好城市, 城市名称, 姐妹城市, 도시, 자매도시, город, город-побратим, побратим, місто, "
    "місто-побратим, مدينة, المدينة",
    "country": "country, nation, state country, country name, country code, country region, partner country, "
    "pais, pays, land, kraj, panstwo, paese, nazione, stat, krajina, zeme, orszag, tara, drzava, "
    "ulke, maa, 国, 国名, 国家, 国・地域, 나라, 국가, страна, країна, البلد, الدولة, χωρα",
    "region": "region, state, province, prefecture, county, oblast, voivodeship, department, state province, "
    "admin, bundesland, provincia, departement, wojewodztwo, regione, regiao, estado, provinz, "
    "kanton, 州, 県, 都道府県, 省, область",
    "latitude": "lat, latitude, latitud, breitengrad, breite, szerokosc, szerokosc geograficzna, latitudine, "
    "緯度, 纬度, широта",
    "longitude": "long, lon, lng, longitude, longitud, langengrad, lange, dlugosc, dlugosc geograficzna, "
    "longitudine, 経度, 经度, долгота",
    "population": "population, pop, inhabitants, people, residents, einwohner, einwohnerzahl, poblacion, "
    "habitantes, habitants, ludnosc, liczba mieszkancow, mieszkancy, popolazione, abitanti, "
    "populacao, inwoners, 人口, 인구, население, населення",
    "population_source": "population source, source of the population, population year",
    "local_name": "local name, native name, name local, original name, name in local language, endonym, "
    "nombre local, nom local",
    "languages": "languages, language, idioma, idiomas, langue, langues, sprache, sprachen, jezyk, jezyki, "
    "lingua, 言語",
    "zone": "time zone, timezone, tz, zone, zeitzone, zona horaria, fuseau horaire",
    "level": "level, administrative level, kind of place, ebene, poziom",
    "website": "website, web, url, homepage, web site, web page, site, link, sitio web, site web, webseite, "
    "strona, strona www",
    "type": "type, kind, category, relationship, relation, type of tie, tie type, type of partnership, "
    "partnership type, agreement type, relationship type, tipo, art, rodzaj, typ, tipologia, 種別, "
    "种类, тип",
    "status": "status, state of tie, condition, active, estado actual, situation, stan, stato, situacao, 状態, "
    "状态, статус, statut",
    "signed": "signed, signed on, date signed, signing date, date, since, year, established, date established, "
    "year established, founded, start, start date, twinned since, twinning year, year signed, "
    "agreement date, date of agreement, agreement signed, partner since, seit, jahr, datum, "
    "seit jahr, unterzeichnet, fecha, ano, fecha de firma, desde, annee, depuis, date de signature, "
    "date du jumelage, rok, data, data podpisania, od, od roku, data umowy, anno, dal, data firma, "
    "jaar, sinds, 提携年月日, 締結日, 提携年, 日期, 签署日期, 결연일, год, дата",
    "place_signed": "signed at, place signed, signing place, place of signing, unterzeichnet in, lugar de firma",
    "resolution": "resolution, resolution number, council resolution, resolution no, ordinance, ordinance number, "
    "beschluss, resolucion, deliberation, uchwala, nr uchwaly",
    "why": "why, why this tie exists, reason for tie, background, origin of tie, history, begrundung, "
    "motivo, geschichte",
    "areas": "areas, fields, topics, areas of cooperation, sectors, themes, bereiche, ambitos, obszary, "
    "domaines",
    "notes": "notes, note, remark, remarks, comment, comments, description, memo, bemerkung, bemerkungen, "
    "anmerkungen, notas, observaciones, remarques, observations, uwagi, osservazioni, 備考, 备注, "
    "примечание, body",
    "first_contact": "first contact, first contacted, erster kontakt, primer contacto",
    "proposed_by": "proposed by, initiated by, proposer",
    "review": "review, next review, review date",
    "given": "first name, given name, forename, given, vorname, nombre, prenom, imie, nome, 名, имя, "
    "givenname",
    "family": "last name, surname, family name, family, lastname, nachname, familienname, apellido, apellidos, "
    "nom de famille, nazwisko, cognome, sobrenome, achternaam, 姓, фамилия",
    "name": "name, full name, display name, fullname, 氏名, 姓名, 名称, nazwa, denomination, название, "
    "имя фамилия",
    "contact": "contact, contact name, person, contact person, their contact, ansprechpartner, kontakt, "
    "contacto, persona de contacto, interlocuteur, osoba kontaktowa, referente, 担当者",
    "honorific": "title, honorific, salutation, prefix, anrede, tratamiento, civilite, tytul, 敬称",
    "organization": "company, organization, organisation, organization name, employer, institution, agency, firma, "
    "organisation name, organizacion, empresa, societe, entreprise, organizacja, instytucja, "
    "azienda, organizzazione, 組織, 会社, 单位, организация",
    "position": "job title, position, role, function, post, occupation, funktion, cargo, puesto, fonction, "
    "poste, stanowisko, funkcja, carica, ruolo, 役職, 职务, должность",
    "email": "e mail, email, mail, e mail address, email address, e mail 1 value, primary email, correo, "
    "correo electronico, courriel, adres e mail, adresse e mail, posta elettronica, メール, "
    "电子邮件, почта",
    "phone": "phone, telephone, tel, business phone, mobile, mobile phone, phone number, telephone number, "
    "cell, cell phone, primary phone, phone 1 value, telefon, handy, telefono, movil, portable, "
    "komorka, cellulare, 電話, 电话, телефон, primary",
    "address": "address, street, postal address, mailing address, business street, business address, "
    "business city, business state, business postal code, business country region, business country, "
    "home address, postal code, zip, zip code, postcode, street address, adresse, anschrift, "
    "strasse, plz, direccion, codigo postal, ulica, kod pocztowy, adres, indirizzo, 住所, 地址, "
    "адрес",
    "assistant": "assistant, assistant name, assistants name, secretary, scheduler, asystent, sekretariat",
    "assistant_phone": "assistants phone, assistant phone, assistants telephone",
    "assistant_email": "assistants email, assistant email",
    "bio": "bio, biography, about, cv",
    "diet": "diet, dietary, dietary needs, dietary restrictions, allergies",
    "subject": "subject, topic, re, betreff, asunto, objet, temat, oggetto, 件名, 主题, тема",
    "direction": "direction, received sent, in out, incoming outgoing, richtung",
    "medium": "medium, channel, via, means, how",
    "text": "text, message, content, body text, words, inhalt, tresc",
    "day": "on, day, date sent, date received, sent on, received on, letter date, date of letter, sent, "
    "received, tag",
    "agreement": "agreement, agreement title, agreement name, document, document title, treaty, vertrag, acuerdo, "
    "accord, umowa",
    "expires": "expires, expires on, expiry, expiry date, expiration, expiration date, end, end date, "
    "valid until, ends, ablauf, vence, vencimiento, echeance, wygasa, koniec",
    "term": "term, duration, term months, duration months, laufzeit",
    "decision": "decision, what, resolved, resolution text, entscheidung, decyzja",
    "decided_by": "decided by, decision by, by whom, authority, body, council",
    "reason": "reason, because, grund, powod",
    "tie": "tie, tie with, sister city tie",
    "office": "office, office held, official title, amt, urzad",
    "since": "since date, from, took office, in office since, term start, von",
    "until": "until, to date, left office, term end, bis",
}  # fmt: skip

#: Words about which side of a relation a column speaks of: ours …
OURS = phrases("here, home, my, nasza, nasze, notre, nuestra, origin, our, ours, own, source, unsere, us ")
#: … or theirs.
THEIRS = phrases(
    "partnera, partnerska, partnerskiej, partnerstadt, partnergemeinde, partnerstad, zusterstad, venskabsby, vanort, "
    "to, vennskapsby, ystavyyskaupunki, testvervaros, "
    "姉妹都市, 友好都市, 提携都市, 友好城市, 姐妹城市, 자매도시, побратим, "
    "counterpart, dest, destination, foreign, friend, gemea, gemellata, hermana, hermanada, irma, "
    "jumelee, other, partenaire, partner, partnerskie, siostrzane, sister, target, their, theirs, "
    "twin, twinned "
)
#: Words that say nothing about what a column holds.
NOISE = phrases(
    "a, an, das, de, del, der, des, die, du, field, in, la, label, labels, le, les, of, official, our, the, value, von "
)
#: Words that only make up glued headers.
GLUE = phrases(
    "address, city, code, company, coord, coordinates, country, date, destination, email, family, "
    "first, given, home, id, job, label, language, languages, last, lat, local, lon, long, mail, "
    "name, notes, number, origin, our, partner, phone, population, region, signed, sister, state, "
    "status, their, time, title, town, twin, type, website, year, zone "
)
#: Things that are said of a place, so that “our country” is not the partner's.
OF_PLACES = phrases("country, languages, latitude, level, longitude, place, population, region, zone ")

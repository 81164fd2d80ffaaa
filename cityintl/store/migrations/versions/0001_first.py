"""The first shape of a desk, as the first version of the program laid it."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """
    CREATE TABLE change_set (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at VARCHAR(32) NOT NULL,
        label TEXT NOT NULL,
        schema VARCHAR(20) NOT NULL,
        reverts INTEGER,
        FOREIGN KEY(reverts) REFERENCES change_set (id)
    )
    """,
    """CREATE INDEX ix_change_set_reverts ON change_set (reverts)""",
    """
    CREATE TABLE connection (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        from_kind VARCHAR(40) NOT NULL,
        from_id INTEGER NOT NULL,
        role VARCHAR(40) NOT NULL,
        to_kind VARCHAR(40) NOT NULL,
        to_id INTEGER NOT NULL,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT one_connection UNIQUE (from_kind, from_id, role, to_kind, to_id)
    )
    """,
    """CREATE INDEX connection_to ON connection (to_kind, to_id)""",
    """
    CREATE TABLE decision (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "on" DATE NOT NULL,
        what VARCHAR(300) NOT NULL,
        decided_by VARCHAR(160) NOT NULL,
        why TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL
    )
    """,
    """
    CREATE TABLE desk_fact (
        name VARCHAR(40) NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE draft (
        id INTEGER NOT NULL,
        kind VARCHAR(40) NOT NULL,
        typed TEXT NOT NULL,
        at VARCHAR(32) NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE home (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name VARCHAR(120) NOT NULL,
        region VARCHAR(120),
        country VARCHAR(2) NOT NULL,
        latitude FLOAT,
        longitude FLOAT,
        zone VARCHAR(60) NOT NULL,
        population INTEGER,
        office VARCHAR(160),
        address VARCHAR(200),
        phone VARCHAR(200),
        email VARCHAR(200),
        distance VARCHAR(40),
        paper VARCHAR(40),
        changed_in INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT one_home CHECK (id = 1)
    )
    """,
    """
    CREATE TABLE partner (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name VARCHAR(120) NOT NULL,
        local_name VARCHAR(120),
        local_language VARCHAR(20),
        level VARCHAR(40),
        country VARCHAR(2),
        region VARCHAR(120),
        population INTEGER,
        population_source VARCHAR(120),
        latitude FLOAT,
        longitude FLOAT,
        zone VARCHAR(60),
        languages VARCHAR,
        website VARCHAR(500),
        old_names VARCHAR(300),
        sensitivities TEXT,
        notes TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL
    )
    """,
    """
    CREATE TABLE search_entry (
        id INTEGER NOT NULL,
        kind VARCHAR(40) NOT NULL,
        record INTEGER NOT NULL,
        title TEXT NOT NULL,
        quiet TEXT NOT NULL,
        folded_title TEXT NOT NULL,
        folded TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT one_entry UNIQUE (kind, record)
    )
    """,
    """
    CREATE TABLE change (
        id INTEGER NOT NULL,
        set_id INTEGER NOT NULL,
        table_name VARCHAR(40) NOT NULL,
        row_id INTEGER NOT NULL,
        "before" TEXT,
        "after" TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(set_id) REFERENCES change_set (id)
    )
    """,
    """CREATE INDEX change_row ON change (table_name, row_id)""",
    """CREATE INDEX ix_change_set_id ON change (set_id)""",
    """
    CREATE TABLE organization (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name VARCHAR(160) NOT NULL,
        type VARCHAR(40) NOT NULL,
        local_name VARCHAR(160),
        local_language VARCHAR(20),
        partner INTEGER,
        parent INTEGER,
        country VARCHAR(2),
        website VARCHAR(500),
        email VARCHAR(200),
        phone VARCHAR(200),
        address TEXT,
        address_local TEXT,
        notes TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        FOREIGN KEY(partner) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(parent) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """CREATE INDEX ix_organization_parent ON organization (parent)""",
    """CREATE INDEX ix_organization_partner ON organization (partner)""",
    """
    CREATE TABLE person (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        family VARCHAR(80) NOT NULL,
        given VARCHAR(80),
        name_order VARCHAR(40),
        full_name VARCHAR(170) NOT NULL GENERATED ALWAYS AS (
            CASE WHEN given IS NULL OR given = '' THEN family
            WHEN name_order = 'FAMILY_FIRST' THEN family || ' ' || given
            ELSE given || ' ' || family END) VIRTUAL,
        local_name VARCHAR(120),
        local_language VARCHAR(20),
        phonetic VARCHAR(160),
        honorific VARCHAR(40),
        written_form VARCHAR(160),
        spoken_form VARCHAR(160),
        partner INTEGER,
        organization INTEGER,
        position VARCHAR(160),
        languages VARCHAR,
        email VARCHAR(200),
        phone VARCHAR(200),
        address TEXT,
        address_local TEXT,
        assistant VARCHAR(160),
        assistant_email VARCHAR(200),
        assistant_phone VARCHAR(200),
        bio TEXT,
        diet VARCHAR(200),
        access_needs VARCHAR(200),
        left_on VARCHAR(10),
        notes TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        FOREIGN KEY(partner) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(organization) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """CREATE INDEX ix_person_organization ON person (organization)""",
    """CREATE INDEX ix_person_partner ON person (partner)""",
    """
    CREATE TABLE correspondence (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "on" DATE NOT NULL,
        subject VARCHAR(300) NOT NULL,
        direction VARCHAR(40) NOT NULL,
        medium VARCHAR(40) NOT NULL,
        partner INTEGER,
        organization INTEGER,
        person INTEGER,
        text TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        FOREIGN KEY(partner) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(organization) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """CREATE INDEX ix_correspondence_organization ON correspondence (organization)""",
    """CREATE INDEX ix_correspondence_partner ON correspondence (partner)""",
    """CREATE INDEX ix_correspondence_person ON correspondence (person)""",
    """
    CREATE TABLE office (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        person INTEGER NOT NULL,
        title VARCHAR(160) NOT NULL,
        partner INTEGER,
        organization INTEGER,
        since VARCHAR(10),
        until VARCHAR(10),
        elected BOOLEAN,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(partner) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(organization) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """CREATE INDEX ix_office_organization ON office (organization)""",
    """CREATE INDEX ix_office_partner ON office (partner)""",
    """CREATE INDEX ix_office_person ON office (person)""",
    """
    CREATE TABLE tie (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        partner INTEGER NOT NULL,
        type VARCHAR(40) NOT NULL,
        status VARCHAR(40) NOT NULL,
        why TEXT,
        signed_on VARCHAR(10),
        signed_at VARCHAR(120),
        resolution VARCHAR(60),
        first_contact VARCHAR(10),
        proposed_by VARCHAR(200),
        provisional_until DATE,
        resume_condition TEXT,
        areas VARCHAR(300),
        carried_by INTEGER,
        counterpart INTEGER,
        contact INTEGER,
        our_contact INTEGER,
        charter BOOLEAN,
        sci_recognized BOOLEAN,
        grade VARCHAR(40),
        review_on DATE,
        sensitivities TEXT,
        notes TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        FOREIGN KEY(partner) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(carried_by) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(counterpart) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(contact) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(our_contact) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """CREATE INDEX ix_tie_carried_by ON tie (carried_by)""",
    """CREATE INDEX ix_tie_contact ON tie (contact)""",
    """CREATE INDEX ix_tie_counterpart ON tie (counterpart)""",
    """CREATE INDEX ix_tie_our_contact ON tie (our_contact)""",
    """CREATE INDEX ix_tie_partner ON tie (partner)""",
    """
    CREATE TABLE agreement (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        tie INTEGER NOT NULL,
        title VARCHAR(200) NOT NULL,
        type VARCHAR(40),
        signed_on VARCHAR(10),
        place VARCHAR(120),
        signed_by_us VARCHAR(200),
        signed_by_them VARCHAR(200),
        resolution VARCHAR(60),
        effective_on DATE,
        term_months INTEGER,
        open_ended BOOLEAN,
        expires_on DATE,
        auto_renew BOOLEAN,
        notice_days INTEGER,
        languages VARCHAR,
        binding VARCHAR(40),
        reviewed_by VARCHAR(160),
        reviewed_on DATE,
        no_funds BOOLEAN,
        areas VARCHAR(300),
        sensitive_clauses TEXT,
        notes TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        FOREIGN KEY(tie) REFERENCES tie (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """CREATE INDEX ix_agreement_tie ON agreement (tie)""",
    """
    CREATE TABLE tie_event (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        tie INTEGER NOT NULL,
        "on" VARCHAR(10) NOT NULL,
        from_status VARCHAR(40),
        to_status VARCHAR(40) NOT NULL,
        authority VARCHAR(40),
        resolution VARCHAR(60),
        reason TEXT,
        changed_in INTEGER DEFAULT '0' NOT NULL,
        FOREIGN KEY(tie) REFERENCES tie (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """CREATE INDEX ix_tie_event_tie ON tie_event (tie)""",
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        folded_title, folded, content='', contentless_delete=1, tokenize='unicode61', prefix='2 3')
    """,
)


def upgrade() -> None:
    """Make every table and index of an empty file."""
    for statement in TABLES:
        op.execute(statement)

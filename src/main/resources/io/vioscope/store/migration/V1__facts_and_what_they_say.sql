CREATE TABLE cloud (
    id         int    GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text   NOT NULL UNIQUE,
    last_seq   bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE  cloud IS 'One row for each cloud that was ever watched.';
COMMENT ON COLUMN cloud.name IS 'The name in the configuration.';
COMMENT ON COLUMN cloud.last_seq IS 'The number of the last fact recorded; facts of a cloud have no gap.';

CREATE TABLE fact (
    cloud_id   int         NOT NULL REFERENCES cloud,
    seq        bigint      NOT NULL,
    at         timestamptz NOT NULL,
    type       text        NOT NULL,
    kind       text,
    entity_id  text,
    news       boolean     NOT NULL,
    body       jsonb       NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE fact_other PARTITION OF fact DEFAULT;
CREATE INDEX fact_by_seq ON fact (cloud_id, seq);
CREATE INDEX fact_by_entity ON fact (cloud_id, kind, entity_id, seq);
COMMENT ON TABLE  fact IS 'Every change that was ever seen, in order; never updated. One partition a month.';
COMMENT ON COLUMN fact.seq IS 'The number of the fact in its cloud.';
COMMENT ON COLUMN fact.at IS 'When Vioscope learnt of it.';
COMMENT ON COLUMN fact.kind IS 'What kind of thing it is about; null for a fact about a source.';
COMMENT ON COLUMN fact.news IS 'Whether receivers are told of it.';
COMMENT ON COLUMN fact.body IS 'The fact as the JSON API shows it.';

CREATE FUNCTION make_fact_partitions(today date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month date;
BEGIN
    FOREACH month IN ARRAY ARRAY[date_trunc('month', today)::date, (date_trunc('month', today) + interval '1 month')::date]
    LOOP
        IF to_regclass('fact_' || to_char(month, 'YYYY_MM')) IS NULL
           AND NOT EXISTS (SELECT FROM fact_other WHERE at >= month AND at < month + interval '1 month') THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF fact FOR VALUES FROM (%L) TO (%L)',
                           'fact_' || to_char(month, 'YYYY_MM'), month::timestamptz, (month + interval '1 month')::timestamptz);
        END IF;
    END LOOP;
END $$;
COMMENT ON FUNCTION make_fact_partitions IS 'Makes the partitions of this month and the next; called at start and daily.';

CREATE TABLE entity (
    cloud_id      int         NOT NULL REFERENCES cloud,
    kind          text        NOT NULL,
    id            text        NOT NULL,
    name          text        NOT NULL,
    status_word   text        NOT NULL,
    health        text        NOT NULL,
    admin_state   text        NOT NULL,
    attributes    jsonb       NOT NULL,
    missing       boolean     NOT NULL DEFAULT false,
    first_seen_at timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (cloud_id, kind, id)
);
COMMENT ON TABLE  entity IS 'What is believed to exist now.';
COMMENT ON COLUMN entity.status_word IS 'The state in its source''s own word, such as ACTIVE.';
COMMENT ON COLUMN entity.health IS 'ok, degraded, down or unknown, when it was last seen. See source_status for how old that is.';
COMMENT ON COLUMN entity.admin_state IS 'enabled or disabled: whether it is meant to work.';
COMMENT ON COLUMN entity.missing IS 'Absent from the last complete list; gone if the next one does not show it either.';

CREATE TABLE relation (
    cloud_id  int  NOT NULL REFERENCES cloud,
    from_kind text NOT NULL,
    from_id   text NOT NULL,
    type      text NOT NULL,
    to_kind   text NOT NULL,
    to_id     text NOT NULL,
    PRIMARY KEY (cloud_id, from_kind, from_id, type, to_kind, to_id)
);
CREATE INDEX relation_by_end ON relation (cloud_id, to_kind, to_id);
COMMENT ON TABLE  relation IS 'How entities are tied: hosted_on, managed_by, owned_by.';

CREATE TABLE alarm (
    cloud_id     int         NOT NULL REFERENCES cloud,
    kind         text        NOT NULL,
    entity_id    text        NOT NULL,
    condition    text        NOT NULL,
    number       bigint      NOT NULL,
    severity     text        NOT NULL,
    text         text        NOT NULL,
    raised_at    timestamptz NOT NULL,
    cleared_at   timestamptz,
    raised_count int         NOT NULL DEFAULT 1,
    PRIMARY KEY (cloud_id, kind, entity_id, condition)
);
COMMENT ON TABLE  alarm IS 'One row for each condition of each entity that was ever raised.';
COMMENT ON COLUMN alarm.number IS 'Names the last occurrence: the number of the fact that raised it.';
COMMENT ON COLUMN alarm.cleared_at IS 'Null while the alarm is on.';
COMMENT ON COLUMN alarm.raised_count IS 'How often it was raised.';

CREATE TABLE source_status (
    cloud_id int         NOT NULL REFERENCES cloud,
    source   text        NOT NULL,
    status   text        NOT NULL,
    since    timestamptz NOT NULL,
    cause    text,
    detail   text,
    PRIMARY KEY (cloud_id, source)
);
COMMENT ON TABLE  source_status IS 'What each source''s reports are good for: fresh, partial or stale, since when and why.';

CREATE TABLE discovered_kind (
    cloud_id int  NOT NULL REFERENCES cloud,
    kind     text NOT NULL,
    PRIMARY KEY (cloud_id, kind)
);
COMMENT ON TABLE  discovered_kind IS 'The kinds of which all were read at least once: what appears of these is new.';

CREATE TABLE receiver (
    name        text    PRIMARY KEY,
    active      boolean NOT NULL,
    last_number bigint  NOT NULL DEFAULT 0
);
COMMENT ON TABLE  receiver IS 'Who is told by traps.';
COMMENT ON COLUMN receiver.active IS 'Whether the configuration still names it.';
COMMENT ON COLUMN receiver.last_number IS 'The number of the last notification it was sent.';

CREATE TABLE outbox (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    receiver text   NOT NULL REFERENCES receiver ON DELETE CASCADE,
    cloud_id int    NOT NULL REFERENCES cloud,
    seq      bigint NOT NULL,
    UNIQUE (receiver, cloud_id, seq)
);
COMMENT ON TABLE  outbox IS 'What a receiver has still to be told, oldest first.';

CREATE TABLE delivery (
    receiver text        NOT NULL,
    cloud_id int         NOT NULL REFERENCES cloud,
    seq      bigint      NOT NULL,
    number   bigint      NOT NULL,
    told_at  timestamptz NOT NULL,
    outcome  text        NOT NULL,
    PRIMARY KEY (receiver, cloud_id, seq)
);
COMMENT ON TABLE  delivery IS 'What a receiver was told, when, under which number, and how that ended.';

CREATE TABLE problem (
    cloud_id    int         NOT NULL REFERENCES cloud,
    number      bigint      NOT NULL,
    kind        text        NOT NULL,
    entity_id   text        NOT NULL,
    name        text        NOT NULL,
    severity    text        NOT NULL,
    phase       text        NOT NULL,
    certainty   int         NOT NULL,
    text        text        NOT NULL,
    opened_at   timestamptz NOT NULL,
    phase_at    timestamptz NOT NULL,
    resolved_at timestamptz,
    ending      text,
    body        jsonb       NOT NULL,
    PRIMARY KEY (cloud_id, number)
);
CREATE INDEX problem_open ON problem (cloud_id) WHERE resolved_at IS NULL;
CREATE INDEX problem_by_entity ON problem (cloud_id, kind, entity_id, number);
COMMENT ON TABLE  problem IS 'One row for each root cause that was ever believed, as it is now or was at its end. How it came to that is told by its facts: fact.kind and fact.entity_id are those of the cause, fact.body ->> ''number'' is its number.';
COMMENT ON COLUMN problem.number IS 'Names the problem in its cloud: the number of the fact that opened it.';
COMMENT ON COLUMN problem.kind IS 'What kind of thing is the cause; it need not be in entity, as the cause may be something no source sees.';
COMMENT ON COLUMN problem.name IS 'What is wrong with it, such as vcenter.unreachable.';
COMMENT ON COLUMN problem.phase IS 'provisional, confirmed or clearing; provisional ones are not announced.';
COMMENT ON COLUMN problem.certainty IS 'How sure that is, in per cent.';
COMMENT ON COLUMN problem.phase_at IS 'Since when it is, or was at its end, in its phase.';
COMMENT ON COLUMN problem.resolved_at IS 'Null while the problem is open.';
COMMENT ON COLUMN problem.ending IS 'symptoms_ended, better_explanation or entity_deleted; null while it is open.';
COMMENT ON COLUMN problem.body IS 'All of it with evidence, rejected causes and impact, as the facts have it.';

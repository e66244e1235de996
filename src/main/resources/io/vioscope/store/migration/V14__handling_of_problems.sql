ALTER TABLE problem
    ADD COLUMN owner         text,
    ADD COLUMN snoozed_by    text,
    ADD COLUMN snoozed_until timestamptz,
    ADD COLUMN closed        text,
    ADD COLUMN closed_by     text,
    ADD COLUMN closed_at     timestamptz;
COMMENT ON COLUMN problem.owner IS 'Who is to see to it, in an operator''s own words; null for nobody.';
COMMENT ON COLUMN problem.snoozed_by IS 'Who has snoozed it, so that nobody is reminded of it for a while; null where nobody has. body -> ''snoozed'' has why.';
COMMENT ON COLUMN problem.snoozed_until IS 'When that is over; null for the end of the problem, and where it is not snoozed.';
COMMENT ON COLUMN problem.closed IS 'Why an operator is done with it: fixed, false_alarm, duplicate, known or other; null where nobody is. It is believed on until resolved_at.';
COMMENT ON COLUMN problem.closed_by IS 'Who closed it, in their own words.';
COMMENT ON COLUMN problem.closed_at IS 'When it was closed.';
COMMENT ON COLUMN delivery.outcome IS 'sent; answered; refused (again and again, and given up); or why nothing was sent: not_told (no notification is for such facts), filtered, not_in_format (the receiver''s format has nothing for it), explained (by the root cause of that number), waiting (for a root cause to be confirmed), quiet (hours), snoozed and closed (by an operator, as long as that is so), superseded (by a later fact), dropped (had waited too long), unsendable (a bug).';

CREATE TABLE advice (
    cloud_id int         NOT NULL REFERENCES cloud,
    name     text        NOT NULL,
    said_by  text        NOT NULL,
    note     text        NOT NULL,
    said_at  timestamptz NOT NULL,
    PRIMARY KEY (cloud_id, name)
);
COMMENT ON TABLE  advice IS 'What operators know of one kind of problem, shown with each problem of that kind.';
COMMENT ON COLUMN advice.name IS 'The kind: what is wrong, such as vcenter.unreachable.';
COMMENT ON COLUMN advice.said_by IS 'Who said it last, in their own words.';

CREATE TABLE maintenance_window (
    cloud_id  int         NOT NULL REFERENCES cloud,
    number    bigint      NOT NULL,
    kind      text        NOT NULL,
    entity_id text        NOT NULL,
    from_at   timestamptz NOT NULL,
    until_at  timestamptz NOT NULL,
    set_by    text        NOT NULL,
    reason    text        NOT NULL,
    ended_at  timestamptz,
    ending    text,
    PRIMARY KEY (cloud_id, number)
);
CREATE INDEX maintenance_window_open ON maintenance_window (cloud_id) WHERE ended_at IS NULL;
COMMENT ON TABLE  maintenance_window IS 'One row for each maintenance window that an operator ever set. While one is on, problems and alarms of what it covers are known and kept, but nobody is told of them.';
COMMENT ON COLUMN maintenance_window.number IS 'Names the window in its cloud: the number of the fact that set it.';
COMMENT ON COLUMN maintenance_window.kind IS 'What kind of thing is worked on. What depends on it for its work is covered too.';
COMMENT ON COLUMN maintenance_window.entity_id IS 'Which of that kind is worked on.';
COMMENT ON COLUMN maintenance_window.until_at IS 'When it ends, if nobody ends it before.';
COMMENT ON COLUMN maintenance_window.set_by IS 'Who set it, in their own words.';
COMMENT ON COLUMN maintenance_window.ended_at IS 'Null while it is on or to come.';
COMMENT ON COLUMN maintenance_window.ending IS 'expired or cancelled; null while it is on or to come.';

ALTER TABLE alarm ADD COLUMN maintenance bigint;
COMMENT ON COLUMN alarm.maintenance IS 'The number of the maintenance window for which nobody was told of the alarm; null where people were told.';
COMMENT ON COLUMN problem.phase IS 'provisional, confirmed or clearing; provisional ones are not announced, nor are those whose body ->> ''maintenance'' names a maintenance window.';

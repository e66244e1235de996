ALTER TABLE problem
    ADD COLUMN reopened        int         NOT NULL DEFAULT 0,
    ADD COLUMN flapping        boolean     NOT NULL DEFAULT false,
    ADD COLUMN acknowledged_at timestamptz,
    ADD COLUMN acknowledged_by text,
    ADD COLUMN judged          text,
    ADD COLUMN merged_into     bigint;
CREATE INDEX problem_over ON problem (cloud_id, resolved_at, number) WHERE resolved_at IS NOT NULL;
COMMENT ON COLUMN problem.reopened IS 'How often it came back within ten minutes of its end.';
COMMENT ON COLUMN problem.flapping IS 'Whether it comes and goes, so that its coming and going is not told.';
COMMENT ON COLUMN problem.acknowledged_at IS 'When an operator took it up; null where nobody has.';
COMMENT ON COLUMN problem.acknowledged_by IS 'Who took it up, in their own words.';
COMMENT ON COLUMN problem.judged IS 'What an operator holds of its verdict: right, partly or wrong; null where nobody has said.';
COMMENT ON COLUMN problem.merged_into IS 'The number of the problem that it turned out to be part of, where its ending is better_explanation and that is known.';

CREATE TABLE lesson (
    cloud_id   int         NOT NULL REFERENCES cloud,
    number     bigint      NOT NULL,
    name       text        NOT NULL,
    answer     text,
    shows      jsonb       NOT NULL,
    used       boolean     NOT NULL,
    learned_at timestamptz NOT NULL,
    PRIMARY KEY (cloud_id, number)
);
COMMENT ON TABLE  lesson IS 'What problems have taught about the probabilities of the causal model since that was last reset.';
COMMENT ON COLUMN lesson.number IS 'The number of the problem.';
COMMENT ON COLUMN lesson.name IS 'What was wrong, such as vcenter.unreachable.';
COMMENT ON COLUMN lesson.answer IS 'What an operator said of the verdict: right, partly or wrong; null where nobody did and the end of the problem bore it out.';
COMMENT ON COLUMN lesson.shows IS 'Of those that should show a symptom, which share did, by the name of the symptom.';
COMMENT ON COLUMN lesson.used IS 'Whether the diagnosis makes use of it, or will from the next day (UTC) on.';

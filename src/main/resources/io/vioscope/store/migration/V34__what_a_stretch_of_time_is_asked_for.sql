-- What pages ask of a stretch of time is few among its facts, which are a hundred thousands where all of a cloud was new.
CREATE INDEX fact_news ON fact (cloud_id, seq) WHERE news;
CREATE INDEX fact_raised ON fact (cloud_id, seq) WHERE type = 'alarm_raised';
CREATE INDEX fact_said ON fact (cloud_id, seq)
    WHERE type IN ('problem_acknowledged', 'problem_unacknowledged', 'problem_judged', 'problem_assigned', 'problem_snoozed',
                   'problem_woken', 'problem_noted', 'problem_closed', 'problem_unclosed', 'advice_given', 'advice_withdrawn');

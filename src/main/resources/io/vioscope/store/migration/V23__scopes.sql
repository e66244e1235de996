ALTER TABLE access_user ADD COLUMN projects text CHECK (projects IS NULL OR (projects <> '' AND role = 'viewer'));
ALTER TABLE access_session ADD COLUMN projects text CHECK (projects IS NULL OR (projects <> '' AND role = 'viewer'));
ALTER TABLE access_token ADD COLUMN projects text CHECK (projects IS NULL OR (projects <> '' AND role = 'viewer'));
COMMENT ON COLUMN access_user.projects IS 'Ids of the projects whose things they are told of, with commas between; null for all.';
COMMENT ON COLUMN access_session.projects IS 'The same, when they signed in. Of a local user, what access_user says now holds.';
COMMENT ON COLUMN access_token.projects IS 'Ids of the projects whose things whoever uses it is told of, with commas between; null for all.';

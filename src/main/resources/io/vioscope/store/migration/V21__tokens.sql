CREATE TABLE access_token (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    secret_hash text        NOT NULL UNIQUE,
    name        text        NOT NULL,
    role        text        NOT NULL,
    made_by     text        NOT NULL,
    made_at     timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    revoked_at  timestamptz,
    used_at     timestamptz
);
COMMENT ON TABLE  access_token IS 'Tokens that programs say by who they are. A row stays when the token is over.';
COMMENT ON COLUMN access_token.secret_hash IS 'SHA-256 of the token, in hexadecimal digits.';
COMMENT ON COLUMN access_token.name IS 'What what is done with it is called after.';
COMMENT ON COLUMN access_token.role IS 'viewer, operator or admin.';
COMMENT ON COLUMN access_token.used_at IS 'When it was last used, to the minute; null if it never was.';

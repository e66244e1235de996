CREATE TABLE access_user (
    name       text        PRIMARY KEY,
    role       text        NOT NULL,
    password   text        NOT NULL,
    made_at    timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
COMMENT ON TABLE  access_user IS 'Who may sign in by a password that is kept here.';
COMMENT ON COLUMN access_user.role IS 'viewer, operator or admin.';
COMMENT ON COLUMN access_user.password IS 'Hashed: PBKDF2 with HMAC-SHA-512, in the PHC string format.';
COMMENT ON COLUMN access_user.changed_at IS 'When the role or the password was last changed.';

CREATE TABLE access_session (
    number       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    secret_hash  text        NOT NULL UNIQUE,
    name         text        NOT NULL,
    way          text        NOT NULL,
    role         text        NOT NULL,
    user_name    text        REFERENCES access_user ON DELETE CASCADE,
    begun_at     timestamptz NOT NULL,
    used_at      timestamptz NOT NULL,
    from_address text        NOT NULL
);
CREATE INDEX access_session_user ON access_session (user_name);
COMMENT ON TABLE  access_session IS 'Who is signed in, at which browser. A row goes when the session ends.';
COMMENT ON COLUMN access_session.secret_hash IS 'SHA-256 of what the browser''s cookie has, in hexadecimal digits.';
COMMENT ON COLUMN access_session.way IS 'How it is known who that is: local (by a row of access_user), keystone or oidc.';
COMMENT ON COLUMN access_session.role IS 'What they might when they signed in. Of a local user, what access_user says now holds.';
COMMENT ON COLUMN access_session.user_name IS 'The row of access_user, if it is known by one.';
COMMENT ON COLUMN access_session.used_at IS 'When they last did something, to the minute.';
COMMENT ON COLUMN access_session.from_address IS 'The address they signed in from.';

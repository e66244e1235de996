package io.vioscope.access;

import java.util.Locale;

/** Why somebody is not let in, or not to something. */
public enum Refusal {
    /** Nothing was sent that could say who asks. */
    MISSING("Sign in first, or send a token as Authorization: Bearer."),
    /** What was sent is nobody's. */
    UNKNOWN("What was sent to say who asks is nobody's: it is wrong, or was revoked or ended long ago."),
    /** It is no Bearer token. */
    OTHER_SCHEME("Only tokens are taken, as Authorization: Bearer."),
    /** A session in which nothing was done for too long. */
    IDLE("The session ended because nothing was done in it for a while."),
    /** A session that was begun too long ago. */
    ENDED("The session is over: it was begun too long ago."),
    /** A token whose time is over. */
    EXPIRED("The token's time is over."),
    /** A token that an admin revoked. */
    REVOKED("The token was revoked."),
    /** It is known who asks, and they may not. */
    TOO_WEAK("Whoever that is may not do this."),
    /** A page elsewhere, or nobody says which, made a browser send it. */
    FOREIGN("Only our own pages may do this."),
    /** A wrong name or a wrong password. */
    WRONG("The name or the password is wrong."),
    /** There were too many wrong ones. */
    LOCKED("There were too many wrong passwords."),
    /** So many sign in at once that passwords cannot be looked at. */
    BUSY("Too many sign in at once. Try again in a moment."),
    /** Known, but without any role here. */
    NO_ROLE("You are known there, but none of the account's roles or groups is one for this server."),
    /** Who would know cannot be asked. */
    AWAY("Whoever knows you does not answer. Try again in a moment."),
    /** Comes back from a provider with something that was not begun in that browser, or too long ago. */
    STRAY("This sign-in was not begun in this browser, or more than ten minutes ago. Try again."),
    /** The provider did not sign them in. */
    DENIED("The provider did not sign you in."),
    /** What the provider sent does not hold. */
    UNFIT("What the provider says of you does not hold. The server's log says why.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** Said to people. */
    public String sentence() {
        return sentence;
    }

    /** Said to programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.vioscope.web.page;

import java.util.List;

/**
 * What is around each page.
 *
 * @param title   of the document
 * @param heading of the page, for the live region; may be hostile text
 * @param topics  the hints after which the page is fetched again, separated by spaces
 * @param place   what is watched: the cloud, or how many there are; may be hostile text
 * @param nav     the pages
 * @param banner  a sentence above everything, or empty
 * @param then    the moment of the past that is looked at; empty where it is the present
 * @param sources the clock of the sources
 * @param record  the clock of the database
 * @param causes  how many problems are open that people are told of
 * @param alarms  counts by severity, worst first
 * @param unknown how many entities' health is unknown
 * @param version of Vioscope
 * @param assets  where style and scripts are
 * @param desk    how the page is shown
 * @param main    the page itself, HTML
 * @param who     is signed in; at most one
 * @param held    whether it answers a form and stays as it is
 * @param link    where what is shown is shown again, also later and to others; empty where it is nowhere
 * @param dated   whether what stands there is of a moment, and stays as it was
 */
public record Frame(
        String title,
        String heading,
        String topics,
        String place,
        List<Nav> nav,
        String banner,
        List<Past> then,
        Clock sources,
        Clock record,
        Causes causes,
        List<Count> alarms,
        Count unknown,
        String version,
        String assets,
        Desk desk,
        CharSequence main,
        List<Who> who,
        boolean held,
        String link,
        boolean dated) {

    /** Whether all that there is to see is seen and recorded, so that the icon of the page says nothing else. */
    public boolean sure() {
        return sources.mark().equals("fresh") && record.mark().equals("fresh");
    }

    /** The name of the icon: how many problems are open, or that not all is seen. */
    public String icon() {
        if (!sure()) {
            return "icon-doubt";
        }
        return causes.none() ? "icon" : "icon-" + (causes.number().length() == 1 ? causes.number() : "many");
    }

    /** Who is signed in, and whether their password is kept here; the name may be hostile text. */
    public record Who(String name, String role, boolean local) {}

    /**
     * A moment of the past; at is RFC 3339.
     *
     * @param when    it is, in words
     * @param earlier where this page is shown at the news before, or empty
     * @param later   where it is shown at the news after, or empty
     * @param now     where it is shown as it is now
     */
    public record Past(String at, String when, String earlier, String later, String now) {}

    /** A page in the navigation. */
    public record Nav(String href, String text, boolean here) {}

    /**
     * One of the three honest clocks.
     *
     * @param mark  of the legend
     * @param text  what it says, as markup where times are in it
     * @param href  where it is explained
     */
    public record Clock(String mark, CharSequence text, String href) {}

    /** How many there are, with the worst severity among them and the noun that goes with so many. */
    public record Causes(String number, String mark, String noun, boolean none) {}

    /** How many of a mark there are, with where to see them. */
    public record Count(String mark, String number, boolean none, String href) {}
}

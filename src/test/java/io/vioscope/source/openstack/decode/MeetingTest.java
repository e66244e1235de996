package io.vioscope.source.openstack.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingTest {
    private final Meeting meeting = new Meeting();

    private Meeting.Verdict forward(String... ids) {
        meeting.forward(List.of(ids));
        return meeting.verdict();
    }

    private Meeting.Verdict backward(String... ids) {
        meeting.backward(List.of(ids));
        return meeting.verdict();
    }

    @Test
    void twoRowsInOppositeOrderAreAMeeting() {
        assertThat(forward("a", "b", "c", "d")).isEqualTo(Meeting.Verdict.APART);
        assertThat(backward("g", "f", "e")).isEqualTo(Meeting.Verdict.APART);
        assertThat(backward("d", "c")).isEqualTo(Meeting.Verdict.MET);
    }

    @Test
    void oneRowIsNotEnoughAndOnePageMoreIs() {
        forward("a", "b", "c");
        assertThat(backward("g", "f", "e", "d")).isEqualTo(Meeting.Verdict.APART);
        assertThat(forward("d")).isEqualTo(Meeting.Verdict.APART);
        assertThat(forward("e")).isEqualTo(Meeting.Verdict.MET);
    }

    @Test
    void anApiThatDoesNotSortIsFoundOut() {
        forward("a", "b", "c");
        assertThat(backward("a", "b", "c")).isEqualTo(Meeting.Verdict.CROSSED);
        forward("d", "e", "f");
        assertThat(backward("f", "e", "d")).isEqualTo(Meeting.Verdict.CROSSED);
    }

    @Test
    void anApiThatOnlyTurnsThePagesRoundIsNotBelieved() {
        forward("a", "b", "c");
        assertThat(backward("c", "b", "a")).isEqualTo(Meeting.Verdict.APART);
        forward("d", "e", "f");
        assertThat(backward("f", "e", "d")).isEqualTo(Meeting.Verdict.APART);
        forward("g", "h", "i");
        assertThat(backward("i", "h", "g")).isEqualTo(Meeting.Verdict.APART);
    }

    @Test
    void norIfWhatStoodBeforeThePageIsGoneMeanwhile() {
        forward("gone", "a", "b", "c");
        assertThat(backward("d", "c", "b", "a")).isEqualTo(Meeting.Verdict.APART);
    }

    @Test
    void aRowTwiceOnOneWayIsNoOrder() {
        forward("a", "b", "c");
        assertThat(backward("f", "e", "e")).isEqualTo(Meeting.Verdict.CROSSED);
    }

    @Test
    void rowsThatCameAndWentAreNoReasonToReadOn() {
        forward("a", "b", "c", "d", "e", "gone", "f", "g");
        assertThat(backward("l", "k", "j", "i", "h", "g", "f", "e")).isEqualTo(Meeting.Verdict.MET);
    }

    @Test
    void wherePlacesAreNotKnownToTheOtherItReadsOn() {
        forward("a", "b", "c", "d", "e", "f", "gone");
        assertThat(backward("l", "k", "j", "i", "h", "g", "f", "e")).isEqualTo(Meeting.Verdict.APART);
        assertThat(forward("g", "h")).isEqualTo(Meeting.Verdict.MET);
    }

    @Test
    void newServersThatNovaListsFirstInBothDirectionsAreNoMeeting() {
        forward("new1", "new2", "a", "b", "c", "d");
        assertThat(backward("new2", "new1", "p", "o", "n", "m")).isEqualTo(Meeting.Verdict.APART);
        forward("e", "f", "g", "h");
        assertThat(backward("l", "k", "j", "i")).isEqualTo(Meeting.Verdict.APART);
        assertThat(backward("h", "g")).isEqualTo(Meeting.Verdict.MET);
    }
}

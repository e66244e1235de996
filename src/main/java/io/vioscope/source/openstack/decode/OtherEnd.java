package io.vioscope.source.openstack.decode;

import io.vertx.core.Promise;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list from its other end for somebody who reads it from the first, until they meet or that one is done. Whatever
 * goes wrong here only means that the other goes on alone, to the end or to where this one had got. Nor is the end believed
 * that this one comes to: only who reads in the usual order can tell the end of a list. For one thread.
 */
final class OtherEnd {
    private final Chain chain;
    private final Reverse reverse;
    private final Listing listing;
    private final Promise<Listing> promise;
    private final Meeting meeting = new Meeting();
    private boolean begun;

    /**
     * The other end of a list.
     *
     * @param chain   in the usual order
     * @param listing takes in what is read, until the list is done
     * @param promise of the list: done when they have met
     */
    OtherEnd(Chain chain, Reverse reverse, Listing listing, Promise<Listing> promise) {
        this.chain = chain.sorted(reverse.query());
        this.reverse = reverse;
        this.listing = listing;
        this.promise = promise;
    }

    /** A page was read from the first end. */
    void forward(Page page) {
        meeting.forward(page.ids());
    }

    /** Whether all of the list was seen. */
    boolean hasMet() {
        return meeting.verdict() == Meeting.Verdict.MET;
    }

    /** There is more than a page: begins, unless it did. */
    void begin() {
        if (!begun) {
            begun = true;
            read(null);
        }
    }

    private void read(@Nullable String marker) {
        chain.read(marker, this::kept)
                .onComplete(result -> result.match(this::goOn, why -> failed(marker, why)), promise::tryFail);
    }

    private boolean isOver() {
        return promise.future().isComplete();
    }

    private void kept(Page page, Answer answer) {
        if (!isOver()) {
            listing.add(page, answer.date().orElse(null));
            meeting.backward(page.ids());
        }
    }

    /** A marker that is gone is a bad request too, so only the first page says that the order is not known. */
    private boolean failed(@Nullable String marker, ReadFailure why) {
        if (marker == null && why.cause() == Cause.BAD_REQUEST) {
            reverse.distrust("it answered " + why.detail());
        }
        return false;
    }

    private boolean goOn(Page page) {
        return !isOver()
                && switch (meeting.verdict()) {
                    case MET -> promise.tryComplete(listing);
                    case CROSSED -> crossed();
                    case APART -> onwards(page);
                };
    }

    private boolean crossed() {
        reverse.distrust("it listed in some other order");
        return false;
    }

    private boolean onwards(Page page) {
        return chain.after(page)
                .match(
                        marker -> {
                            read(marker.id());
                            return true;
                        },
                        end -> false,
                        stuck -> false);
    }
}

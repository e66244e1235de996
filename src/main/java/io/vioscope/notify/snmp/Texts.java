package io.vioscope.notify.snmp;

/** How names and texts are written for a receiver. */
enum Texts {
    /** As they are. */
    UTF_8 {
        @Override
        byte[] octets(String text, int most) {
            return Text.utf8(text, most);
        }
    },
    /** For receivers that know nothing else. */
    ASCII {
        @Override
        byte[] octets(String text, int most) {
            return Text.ascii(text, most);
        }
    };

    /** At most that many octets. */
    abstract byte[] octets(String text, int most);
}

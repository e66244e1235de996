package io.vioscope.snmp;

/** How names and texts are written for a receiver. */
public enum Texts {
    /** As they are. */
    UTF_8 {
        @Override
        public byte[] octets(String text, int most) {
            return Text.utf8(text, most);
        }
    },
    /** For receivers that know nothing else. */
    ASCII {
        @Override
        public byte[] octets(String text, int most) {
            return Text.ascii(text, most);
        }
    };

    /** At most that many octets. */
    public abstract byte[] octets(String text, int most);
}

package io.vioscope.web;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A picture of a page with at most 256 colours, as which it takes a third of the room. */
final class SmallPicture {
    private static final int MOST = 256;

    private final BufferedImage whole;
    private final List<Integer> palette;
    private final Map<Integer, Byte> places = new HashMap<>();

    private SmallPicture(BufferedImage whole) {
        this.whole = whole;
        var counts = new HashMap<Integer, Integer>();
        for (var y = 0; y < whole.getHeight(); y++) {
            for (var x = 0; x < whole.getWidth(); x++) {
                counts.merge(whole.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        var frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        this.palette = palette(frequent);
    }

    /** First one colour of each sort, so that no small mark loses its own, then the others. */
    private static List<Integer> palette(List<Integer> frequent) {
        var sorts = new LinkedHashMap<Integer, Integer>();
        frequent.forEach(colour -> sorts.putIfAbsent(colour & 0xE0E0E0, colour));
        return Stream.concat(sorts.values().stream(), frequent.stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Makes the picture in that file a small one. */
    static void of(Path file) throws IOException {
        ImageIO.write(new SmallPicture(ImageIO.read(file.toFile())).small(), "png", file.toFile());
    }

    private BufferedImage small() {
        var small = new BufferedImage(whole.getWidth(), whole.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours());
        var line = new byte[whole.getWidth()];
        for (var y = 0; y < whole.getHeight(); y++) {
            for (var x = 0; x < line.length; x++) {
                line[x] = places.computeIfAbsent(whole.getRGB(x, y) & 0xFFFFFF, this::nearest);
            }
            small.getRaster().setDataElements(0, y, line.length, 1, line);
        }
        return small;
    }

    private IndexColorModel colours() {
        var rgb = palette.stream().mapToInt(Integer::intValue).toArray();
        return new IndexColorModel(8, rgb.length, rgb, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private byte nearest(int colour) {
        var best = 0;
        for (var i = 1; i < palette.size(); i++) {
            if (distance(palette.get(i), colour) < distance(palette.get(best), colour)) {
                best = i;
            }
        }
        return (byte) best;
    }

    private static int distance(int a, int b) {
        var red = (a >> 16) - (b >> 16);
        var green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        var blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }
}

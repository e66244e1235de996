package io.vioscope.source.openstack.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomyTest {
    @Test
    void isTheSameMapAsAnyOther() {
        var other = IntStream.range(0, 5000).boxed().collect(Collectors.toMap(i -> "server-" + i, i -> i));
        var roomy = new Roomy<>(Map.of("first", -1));
        roomy.putAll(other);
        other.put("first", -1);
        assertEquals(other, roomy);
        assertEquals(roomy, other);
        assertEquals(5001, roomy.size());
        assertEquals(other.keySet(), roomy.keySet());
        assertTrue(roomy.containsKey("server-4999"));
        assertFalse(roomy.containsKey("server-5000"));
        assertNull(roomy.get("server-5000"));
    }

    @Test
    void whatComesTwiceIsThereOnceByTheLater() {
        var roomy = new Roomy<>(Map.of("a", 1));
        assertEquals(1, roomy.put("a", 2));
        assertEquals(2, roomy.putIfAbsent("a", 3));
        assertEquals(Map.of("a", 2), roomy);
    }

    @Test
    void entriesAreChangedInPlace() {
        var roomy = new Roomy<>(Map.of("a", 1, "b", 2));
        roomy.replaceAll((key, value) -> value * 10);
        assertEquals(new HashMap<>(Map.of("a", 10, "b", 20)), roomy);
    }
}

package io.vioscope.config.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a YAML file into items. Nothing of it is ever printed by the reader itself: any line may hold a secret. */
public final class YamlFile {
    /** More is no configuration. */
    private static final long MOST_BYTES = 1 << 20;

    private static final String RIGHT_SYNTAX =
            "YAML: spaces rather than tabs, equal indentation in a block, every brace"
                    + " and quote closed, and quotes around text with any of : # @ * & ! % in it";

    private final Reading reading;

    /** Mistakes go to the reading. */
    public YamlFile(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads a file that holds a mapping or nothing.
     *
     * @param origin the file as messages name it, and what applies in it
     * @return empty, and a mistake, where it cannot be read or is something else
     */
    public Optional<Item.Mapping> read(Path file, Origin origin) {
        try {
            if (Files.isDirectory(file)) return refuse(origin, "is a directory", "a YAML file");
            if (Files.size(file) > MOST_BYTES) return refuse(origin, "is larger than 1 MiB", "a YAML file");
            return parse(Files.readString(file), origin);
        } catch (NoSuchFileException e) {
            return refuse(origin, "there is no such file", "a YAML file that exists");
        } catch (AccessDeniedException e) {
            return refuse(origin, "the file may not be read", "a file that the user of this process may read");
        } catch (CharacterCodingException e) {
            return refuse(origin, "the file is not UTF-8", "a YAML file in UTF-8");
        } catch (IOException e) {
            return refuse(origin, "the file cannot be read (" + e.getMessage() + ")", "a readable YAML file");
        }
    }

    /** As {@link #read}, of a text that was read already. */
    public Optional<Item.Mapping> parse(String text, Origin origin) {
        try {
            var node = new Yaml(limits()).compose(new StringReader(text));
            return mapping(node, origin.at(1));
        } catch (MarkedYAMLException e) {
            return refuse(origin.at(line(e.getProblemMark())), "is no YAML: " + words(e), right(e));
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            return refuse(origin.at(line), "is no YAML: it has a control character", "text without it");
        } catch (YAMLException e) {
            return refuse(origin, "is no YAML this program reads: " + e.getMessage(), "YAML without such extremes");
        }
    }

    /** Aliases and depth are limited so that a small file cannot become a large one; see the loader's documentation. */
    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(50);
        return options;
    }

    private Optional<Item.Mapping> mapping(@Nullable Node node, Origin origin) {
        if (node == null) return Optional.of(new Item.Mapping(origin, Map.of()));
        var item = new Items(reading, origin).item(node, origin.line(), "");
        if (item instanceof Item.Mapping mapping) return Optional.of(mapping);
        if (item instanceof Item.Scalar scalar && scalar.type() == Item.Type.NULL) return mapping(null, origin);
        return refuse(origin, "holds " + item.sort(), "a mapping, with lines such as key: value");
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }

    /** What the parser saw where, and in what: a quote or brace that is not closed is noticed long after its line. */
    private static String words(MarkedYAMLException e) {
        var mark = e.getProblemMark();
        var column = mark == null ? "" : " in column " + (mark.getColumn() + 1);
        var problem = e.getProblem() == null ? "syntax error" : e.getProblem().replaceFirst("\\.? \\(Do not use.*", "");
        if (problem.startsWith("but ")) return e.getContext() + ", " + problem;
        return withoutNames(problem) + column + within(e);
    }

    private static String right(MarkedYAMLException e) {
        return "but found another document".equals(e.getProblem()) ? "one document, with no --- in it" : RIGHT_SYNTAX;
    }

    private static String within(MarkedYAMLException e) {
        int began = line(e.getContextMark());
        if (began == 0 || e.getContext() == null) return "";
        return ", " + withoutNames(e.getContext()) + " that began in line " + began;
    }

    /** An alias or a tag that was not meant as one may be a password without its quotes. */
    private static String withoutNames(String problem) {
        return problem.replaceAll("(alias|anchor|handle|tag) .*", "$1");
    }

    private Optional<Item.Mapping> refuse(Origin origin, String problem, String right) {
        reading.add(new Mistake(origin.file(), origin.line(), "", null, problem, right));
        return Optional.empty();
    }
}

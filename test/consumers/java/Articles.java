import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.uima.UIMAFramework;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.InvalidXMLException;
import org.apache.uima.util.XMLInputSource;

/** The articles as they are, and the folders with the files that were written of them. */
final class Articles {
    private final Path folder;
    private final Map<String, JsonNode> byId = new LinkedHashMap<>();

    /** @param arguments those of a check: the folder that exportNasty.ts makes */
    Articles(String[] arguments) throws IOException {
        folder = Path.of(arguments[0]);
        for (JsonNode article : new ObjectMapper().readTree(folder.resolve("articles.json").toFile())) {
            byId.put(article.get("id").asText(), article);
        }
    }

    JsonNode get(String id) {
        return byId.get(id);
    }

    /** The type system that a format wrote. */
    TypeSystemDescription typesOf(String format) throws IOException, InvalidXMLException {
        Path path = folder.resolve(format).resolve("TypeSystem.xml");
        return UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(path.toFile()));
    }

    /** The files with an ending that a format wrote, in order. */
    List<Path> files(String format, String ending) throws IOException {
        try (var paths = Files.walk(folder.resolve(format))) {
            return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** Where a file of a format is written again. What is there is imported in the end. */
    Path again(Path path, String format) throws IOException {
        return again(folder.resolve(format).relativize(path).toString(), format);
    }

    Path again(String name, String format) throws IOException {
        Path path = folder.resolve(format + "-by-uima").resolve(name);
        Files.createDirectories(path.getParent());
        return path;
    }

    /** Fails unless each article was met. */
    void assertAll(Collection<String> ids) {
        same("articles", new TreeSet<>(ids).toString(), new TreeSet<>(byId.keySet()).toString());
    }

    static void same(String where, String found, String wanted) {
        if (!found.equals(wanted)) {
            throw new AssertionError(where + ":\n  found  " + found + "\n  wanted " + wanted);
        }
    }
}

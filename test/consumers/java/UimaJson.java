import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.util.CasCreationUtils;

/** UIMA JSON: Apache UIMA reads every file, and writes what it has read. */
final class UimaJson {
    public static void main(String[] arguments) throws Exception {
        Articles articles = new Articles(arguments);
        // It takes no types from the files themselves.
        var types = articles.typesOf("uima-json");
        var check = new CasAgainstArticle();
        List<String> ids = new ArrayList<>();
        for (Path path : articles.files("uima-json", ".json")) {
            CAS cas = CasCreationUtils.createCas(types, null, null);
            new JsonCas2Deserializer().deserialize(path.toFile(), cas);
            String id = CasAgainstArticle.articleOf(cas);
            check.compare(cas, articles.get(id));
            ids.add(id);
            try (var file = Files.newOutputStream(articles.again(path, "uima-json"))) {
                new JsonCas2Serializer().serialize(cas, file);
            }
        }
        articles.assertAll(ids);
        System.out.println(check.summary());
    }
}

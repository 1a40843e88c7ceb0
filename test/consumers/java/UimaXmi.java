import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.util.CasCreationUtils;

/** UIMA XMI: Apache UIMA reads every file by the type system, and writes what it has read. */
final class UimaXmi {
    public static void main(String[] arguments) throws Exception {
        Articles articles = new Articles(arguments);
        var types = articles.typesOf("uima-xmi");
        var check = new CasAgainstArticle();
        List<String> ids = new ArrayList<>();
        for (Path path : articles.files("uima-xmi", ".xmi")) {
            CAS cas = CasCreationUtils.createCas(types, null, null);
            try (var file = Files.newInputStream(path)) {
                XmiCasDeserializer.deserialize(file, cas);
            }
            String id = CasAgainstArticle.articleOf(cas);
            check.compare(cas, articles.get(id));
            ids.add(id);
            try (var file = Files.newOutputStream(articles.again(path, "uima-xmi"))) {
                XmiCasSerializer.serialize(cas, file);
            }
        }
        try (var file = Files.newOutputStream(articles.again("TypeSystem.xml", "uima-xmi"))) {
            types.toXML(file);
        }
        articles.assertAll(ids);
        System.out.println(check.summary());
    }
}

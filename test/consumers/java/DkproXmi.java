import java.util.ArrayList;
import java.util.List;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.dkpro.core.io.xmi.XmiReader;

/** UIMA XMI: DKPro Core’s reader of folders of XMI, which takes no feature that it does not know. */
final class DkproXmi {
    public static void main(String[] arguments) throws Exception {
        Articles articles = new Articles(arguments);
        TypeSystemDescription types = articles.typesOf("uima-xmi");
        var check = new CasAgainstArticle();
        List<String> ids = new ArrayList<>();
        var reader = CollectionReaderFactory.createReaderDescription(
                XmiReader.class, types,
                XmiReader.PARAM_SOURCE_LOCATION, arguments[0] + "/uima-xmi",
                XmiReader.PARAM_PATTERNS, "**/*.xmi",
                XmiReader.PARAM_LENIENT, false);
        for (JCas jcas : new JCasIterable(reader)) {
            String id = CasAgainstArticle.articleOf(jcas.getCas());
            check.compare(jcas.getCas(), articles.get(id));
            ids.add(id);
        }
        articles.assertAll(ids);
        System.out.println(check.summary());
    }
}

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.StringArrayFS;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.jcas.cas.TOP;

/** Compares a CAS that UIMA has read with the article that it was written of. */
final class CasAgainstArticle {
    private static final String SPAN = "webanno.custom.ArticleSpan";
    private static final String FRAGMENT = "webanno.custom.ArticleFragment";
    private static final String RELATION = "webanno.custom.ArticleRelation";
    private static final String ARTICLE = "webanno.custom.Article";
    private static final Set<String> NO_ATTRIBUTES =
            Set.of("label", "entity", "note", "origin", "spanId", "meant", "begin", "end", "sofa");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-F]{4})_");

    private int articles;
    private int spans;
    private int relations;

    /** The article that a CAS says it is of. */
    static String articleOf(CAS cas) {
        return said(all(cas, ARTICLE).iterator().next(), "articleId");
    }

    void compare(CAS cas, JsonNode article) {
        String where = article.get("id").asText();
        String text = article.get("text").asText();
        Articles.same(where, String.valueOf(cas.getDocumentText()), text);
        List<String> foundSpans = new ArrayList<>();
        for (FeatureStructure span : all(cas, SPAN)) {
            foundSpans.add(described(cas, (AnnotationFS) span));
        }
        List<String> wantedSpans = list(article.at("/layer/annotations")).stream()
                .map(annotation -> described(text, annotation)).toList();
        Articles.same(where, sorted(foundSpans), sorted(wantedSpans));
        List<String> foundRelations = new ArrayList<>();
        for (FeatureStructure relation : all(cas, RELATION)) {
            foundRelations.add(said(relation, "relationId") + " " + said(relation, "label") + ": "
                    + said(named(relation, "Governor"), "spanId") + " -> "
                    + said(named(relation, "Dependent"), "spanId"));
        }
        List<String> wantedRelations = list(article.at("/layer/relations")).stream()
                .map(one -> one.get("id").asText() + " " + one.get("type").asText() + ": "
                        + one.get("from").asText() + " -> " + one.get("to").asText()).toList();
        Articles.same(where + ", relations", sorted(foundRelations), sorted(wantedRelations));
        articles += 1;
        spans += foundSpans.size();
        relations += foundRelations.size();
    }

    String summary() {
        return articles + " articles, " + spans + " spans, " + relations + " relations";
    }

    private static String described(CAS cas, AnnotationFS span) {
        String id = said(span, "spanId");
        List<AnnotationFS> parts = new ArrayList<>();
        for (FeatureStructure part : all(cas, FRAGMENT)) {
            if (said(part, "spanId").equals(id)) parts.add((AnnotationFS) part);
        }
        if (parts.isEmpty()) parts.add(span);
        return id + " " + said(span, "label") + " "
                + parts.stream().map(part -> part.getBegin() + "-" + part.getEnd() + " <"
                        + part.getCoveredText() + ">").toList()
                + " " + said(span, "entity") + " " + said(span, "note") + " " + said(span, "origin") + " "
                + attributes(span);
    }

    private static String described(String text, JsonNode annotation) {
        return annotation.get("id").asText() + " " + annotation.get("label").asText() + " "
                + list(annotation.get("fragments")).stream().map(part -> {
                    // The articles count code points, and Java UTF-16.
                    int start = text.offsetByCodePoints(0, part.get("start").asInt());
                    int end = text.offsetByCodePoints(0, part.get("end").asInt());
                    return start + "-" + end + " <" + text.substring(start, end) + ">";
                }).toList()
                + " " + annotation.path("entity").asText("null")
                + " " + annotation.path("note").asText("null")
                + " " + annotation.path("origin").asText("null")
                + " " + wantedAttributes(annotation.path("attributes"));
    }

    private static Map<String, String> attributes(FeatureStructure span) {
        Map<String, String> all = new TreeMap<>();
        Set<String> meant = Set.of(String.valueOf(said(span, "meant")).split(" "));
        for (Feature feature : span.getType().getFeatures()) {
            String name = feature.getShortName();
            if (NO_ATTRIBUTES.contains(name)) continue;
            String value;
            if (feature.getRange().isPrimitive()) {
                value = span.getFeatureValueAsString(feature);
                // Java has no missing number and no missing flag.
                boolean isNothing = feature.getRange().getName().equals(CAS.TYPE_NAME_FLOAT)
                        ? Float.parseFloat(value) == 0
                        : feature.getRange().getName().equals(CAS.TYPE_NAME_BOOLEAN) && value.equals("false");
                if (isNothing && !meant.contains(name)) continue;
            } else {
                StringArrayFS array = (StringArrayFS) span.getFeatureValue(feature);
                value = array == null ? null : List.of(array.toArray()).toString();
            }
            if (value != null) all.put(attributeName(name), value);
        }
        return all;
    }

    private static Map<String, String> wantedAttributes(JsonNode attributes) {
        Map<String, String> all = new TreeMap<>();
        attributes.fields().forEachRemaining(entry -> {
            JsonNode value = entry.getValue();
            all.put(entry.getKey(), value.isArray()
                    ? list(value).stream().map(JsonNode::asText).toList().toString()
                    : value.isNumber() ? String.valueOf(value.floatValue()) : value.asText());
        });
        return all;
    }

    /** The attribute that a feature is for, as docs/formats.md says it. */
    private static String attributeName(String feature) {
        String name = feature.replaceFirst("^x_xx_", "").replaceFirst("_x_(text|number|flag|texts)$", "");
        return ESCAPED.matcher(name).replaceAll(found ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static Iterable<TOP> all(CAS cas, String type) {
        return cas.select(type);
    }

    private static String said(FeatureStructure structure, String feature) {
        return structure.getFeatureValueAsString(structure.getType().getFeatureByBaseName(feature));
    }

    private static FeatureStructure named(FeatureStructure structure, String feature) {
        return structure.getFeatureValue(structure.getType().getFeatureByBaseName(feature));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String sorted(List<String> all) {
        return all.stream().sorted().collect(Collectors.joining("\n    ", "\n    ", ""));
    }
}

package org.forewarn.intake.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.intake.reading.Codes;
import org.forewarn.intake.reading.DescribedForm;
import org.forewarn.intake.reading.Schemas;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document in itself: whole, valid, explained to the last field, and cheap to ask for again. */
class DescriptionIT extends IntakeOnSharedParts {

    @Autowired
    private ApiDescription description;

    @Autowired
    private List<DescribedForm> forms;

    @Test
    void isOpenApiToSomebodyElsesParser() {
        assertThat(messages(description.document())).isEmpty();
    }

    @Test
    void whatIsNoOpenApiIsFoundOut() {
        ObjectNode noPaths = description.document().deepCopy();
        noPaths.withObject("/paths/~1v1~1reports/post/responses/202").remove("description");
        assertThat(messages(noPaths)).isNotEmpty();
        ObjectNode unknownWord = description.document().deepCopy();
        unknownWord.withObject("/paths/~1v1~1reports/post").put("sumary", "planted");
        assertThat(messages(unknownWord)).isNotEmpty();
    }

    private static List<String> messages(ObjectNode document) {
        return new OpenAPIV3Parser().readContents(document.toString()).getMessages();
    }

    @Test
    void everySchemaIsOneByTheMetaschema() {
        Schema metaschema = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        var problems = new ArrayList<String>();
        int[] met = {0};
        walk("", description.document(), (at, node) -> {
            if (at.endsWith("/schema") || at.matches("/components/schemas/[^/]+")) {
                met[0]++;
                Schemas.problems(metaschema, node).forEach(each -> problems.add(at + each));
            }
        });
        assertThat(problems).isEmpty();
        assertThat(met[0]).isGreaterThan(20);
        assertThat(Schemas.problems(metaschema, YamlResource.object().put("type", "text")))
                .isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        walk("", description.document(), (at, node) -> assertThat(description.resolve(node))
                .as(at)
                .isNotNull());
    }

    @Test
    void everyFieldOfEveryFormHasAMeaningAndEveryMeaningAField() {
        JsonNode meanings = YamlResource.read("fields.yaml");
        for (DescribedForm form : forms) {
            var fields = new TreeSet<String>();
            Meanings.forEach(form.schema(), "", (path, field) -> fields.add(path));
            assertThat(new TreeSet<>(meanings.path(form.name()).propertyNames()))
                    .as(form.name())
                    .isEqualTo(fields);
        }
        assertThat(meanings.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        forms.stream().map(DescribedForm::name).toList());
    }

    @Test
    void everyFieldOfEveryAnswerHasAMeaning() {
        walk("", description.document(), (at, node) -> {
            if (at.matches("/components/schemas/.*") && node.get("properties") instanceof ObjectNode properties) {
                properties.forEachEntry(
                        (name, field) -> assertThat(description.resolve(field).has("description"))
                                .as(at + " " + name)
                                .isTrue());
            }
        });
    }

    @Test
    void everySentenceEndsAsOne() {
        walk("", description.document(), (at, node) -> {
            if (node.get("description") instanceof JsonNode sentence
                    && sentence.isString()
                    && !at.contains("/examples/")) {
                assertThat(sentence.stringValue()).as(at).endsWith(".");
            }
        });
    }

    @Test
    void everyCodeIsExplained() {
        var codes = Arrays.stream(Codes.class.getFields())
                .filter(each -> Modifier.isStatic(each.getModifiers()))
                .map(DescriptionIT::text)
                .toList();
        assertThat(description.document().path(ApiDescription.CODES).propertyNames())
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    private static String text(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyProblemThatIsAnsweredIsExplained() {
        var types = new TreeSet<String>();
        walk("", description.document().path("components").path("responses"), (at, node) -> {
            if (at.endsWith("/type")) {
                node.path("enum").forEach(each -> types.add(each.stringValue()));
                node.path("const").asStringOpt().ifPresent(types::add);
            }
        });
        assertThat(types).isNotEmpty().allSatisfy(type -> assertThat(description
                        .document()
                        .path(ApiDescription.PROBLEMS)
                        .has(type.substring(type.lastIndexOf(':') + 1)))
                .as(type)
                .isTrue());
    }

    @Test
    void everyExampleOfAGoodRequestKeepsItsSchema() {
        Operation.of(description.document()).stream()
                .flatMap(Operation::examples)
                .filter(example -> example.status().startsWith("2"))
                .forEach(example -> example.body()
                        .filter(body -> !body.getValue().isString())
                        .ifPresent(body -> {
                            JsonNode schema = example.operation()
                                    .body()
                                    .path("requestBody")
                                    .path("content")
                                    .path(body.getKey())
                                    .path("schema");
                            assertThat(Schemas.problems(
                                            Schemas.of(example.operation().alone(schema)), body.getValue()))
                                    .as(example.title())
                                    .isEmpty();
                        }));
    }

    @Test
    void everyOperationHasAnExample() {
        assertThat(Operation.of(description.document()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.examples()).as(each.name()).isNotEmpty());
    }

    @Test
    void anUnchangedDescriptionIsNotSentAgain() {
        String etag = http.get()
                .uri("/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=300, public")
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst(HttpHeaders.ETAG);
        assertThat(etag).isNotNull();
        http.get()
                .uri("/openapi.json")
                .headers(headers -> headers.set(HttpHeaders.IF_NONE_MATCH, etag))
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    private static void walk(String at, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(at, node);
            node.forEachEntry(
                    (name, each) -> walk(at + "/" + name.replace("~", "~0").replace("/", "~1"), each, visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(at + "/" + i, node.get(i), visitor);
            }
        }
    }
}

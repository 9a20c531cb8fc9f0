package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redress.platform.values.Ids;
import redress.platform.values.TextRef;
import redress.platform.vault.MasterKey;
import redress.platform.vault.TextVault;

class ForgettingAPerson {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    private static final String WORDS = "The sleeves are torn. 👩‍👩‍👧 ' or 1=1--";

    private final String ann = Ids.fresh("usr_");
    private final String bob = Ids.fresh("usr_");
    private TextVault vault = service.bean(TextVault.class);

    @BeforeEach
    void ask() {
        vault = service.bean(TextVault.class);
    }

    @Test
    void words_are_read_until_their_writer_is_forgotten() {
        var anns = vault.keep(ann, WORDS);
        var bobs = vault.keep(bob, "");
        assertThat(vault.read(anns)).hasValue(WORDS);

        vault.forget(ann);

        assertThat(vault.read(anns)).isEmpty();
        assertThat(vault.read(bobs)).hasValue("");
        var later = vault.keep(ann, "New words");
        assertThat(vault.read(later)).hasValue("New words");
        assertThat(vault.read(anns)).isEmpty();
    }

    @Test
    void nobody_reads_them_in_the_database() throws SQLException {
        var ref = vault.keep(ann, WORDS);
        try (var app = service.database().connect(service.database().app());
                var rows = app.createStatement()
                        .executeQuery("select sealed from vault_text where id = '" + ref.id() + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                    .doesNotContain("sleeves");
        }
        try (var audit = service.database().connect(service.database().audit());
                var statement = audit.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from vault_key"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void the_digest_gives_away_nothing_about_a_short_text() throws Exception {
        var one = vault.keep(ann, "yes");
        var other = vault.keep(ann, "yes");

        assertThat(one.digest()).matches("[0-9a-f]{64}").isNotEqualTo(other.digest());
        assertThat(one.digest())
                .isNotEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest("yes".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void another_text_than_the_one_meant_is_not_given_out() {
        var ref = vault.keep(ann, WORDS);

        assertThatThrownBy(() -> vault.read(new TextRef(ref.id(), "0".repeat(64))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(vault.read(new TextRef("txt_none", ref.digest()))).isEmpty();
    }

    @Test
    void two_who_write_their_first_words_at_once_share_one_key() throws Exception {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var refs = crowd.invokeAll(IntStream.range(0, 8)
                    .<Callable<TextRef>>mapToObj(i -> () -> vault.keep(ann, WORDS + i))
                    .toList());
            for (int i = 0; i < refs.size(); i++)
                assertThat(vault.read(refs.get(i).get())).hasValue(WORDS + i);
        }
    }

    @Test
    void a_master_key_is_made_once_and_only_where_that_is_wanted(@TempDir Path folder) throws Exception {
        var file = folder.resolve("secrets/master.key");
        assertThatThrownBy(() -> MasterKey.in(file)).isInstanceOf(IllegalStateException.class);

        MasterKey.madeIn(file);
        var first = Files.readString(file);
        MasterKey.madeIn(file);

        assertThat(Files.readString(file)).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        Files.writeString(file, "short");
        assertThatThrownBy(() -> MasterKey.in(file)).isInstanceOf(IllegalStateException.class);
    }
}

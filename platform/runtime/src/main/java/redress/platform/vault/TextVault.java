package redress.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.values.Ids;
import redress.platform.values.TextRef;

/**
 * Keeps what people write outside of events: AES-256-GCM under a key of the writer's, which is itself wrapped by the
 * service's master key. An event holds a {@link TextRef}: an id, and a digest that proves later which text was meant. The
 * digest is salted and the salt sealed with the text, so it gives away nothing about short texts, before or after.
 *
 * <p>{@link #forget} destroys the writer's key: their words are gone from every view, the log stays whole.
 */
public final class TextVault {

    private static final int SALT = 16;

    private final JdbcClient database;
    private final MasterKey master;

    public TextVault(JdbcClient database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /**
     * Keeps the text for its writer. Do it before the command that refers to it: a text that nothing refers to harms nobody,
     * a reference to nothing would.
     */
    public TextRef keep(String personId, String text) {
        var id = Ids.fresh("txt_");
        var salt = SealingKey.random(SALT);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var salted = Arrays.copyOf(salt, SALT + bytes.length);
        System.arraycopy(bytes, 0, salted, SALT, bytes.length);
        var key = keyOf(personId);
        database.sql("insert into vault_text (id, key_id, sealed) values (?, ?, ?)")
                .params(id, key.id(), key.key().seal(salted, id))
                .update();
        return new TextRef(id, digest(salted));
    }

    /**
     * The words, or nothing where they were never kept here or their writer has been forgotten.
     *
     * @throws IllegalStateException where what is kept is not what the reference means
     */
    public Optional<String> read(TextRef ref) {
        return database.sql("""
                        select text.sealed, key.id, key.person_id, key.wrapped
                        from vault_text text join vault_key key on key.id = text.key_id
                        where text.id = ?""")
                .params(ref.id())
                .query((row, number) -> {
                    var salted = key(row.getString(2), row.getString(3), row.getBytes(4))
                            .key()
                            .open(row.getBytes(1), ref.id());
                    if (!MessageDigest.isEqual(
                            digest(salted).getBytes(StandardCharsets.US_ASCII),
                            ref.digest().getBytes(StandardCharsets.US_ASCII)))
                        throw new IllegalStateException("The text " + ref.id() + " is not the one that was meant");
                    return new String(salted, SALT, salted.length - SALT, StandardCharsets.UTF_8);
                })
                .optional();
    }

    /** Destroys the person's key. What they write from now on gets a new one. */
    public void forget(String personId) {
        database.sql("delete from vault_key where person_id = ?")
                .params(personId)
                .update();
    }

    private PersonKey keyOf(String personId) {
        return found(personId).orElseGet(() -> {
            var id = Ids.fresh("key_");
            var wrapped = master.key().seal(SealingKey.random(SealingKey.BYTES), id + " of " + personId);
            database.sql("insert into vault_key (id, person_id, wrapped) values (?, ?, ?) on conflict do nothing")
                    .params(id, personId, wrapped)
                    .update();
            return found(personId)
                    .orElseThrow(() -> new IllegalStateException("The key of " + personId + " was just destroyed"));
        });
    }

    private Optional<PersonKey> found(String personId) {
        return database.sql("select id, wrapped from vault_key where person_id = ?")
                .params(personId)
                .query((row, number) -> key(row.getString(1), personId, row.getBytes(2)))
                .optional();
    }

    private PersonKey key(String id, String personId, byte[] wrapped) {
        return new PersonKey(id, SealingKey.of(master.key().open(wrapped, id + " of " + personId)));
    }

    private record PersonKey(String id, SealingKey key) {}

    private static String digest(byte[] salted) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(salted));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

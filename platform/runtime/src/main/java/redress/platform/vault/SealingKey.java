package redress.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key for AES-256-GCM. What it seals says what it belongs to, and opens for nothing else. */
final class SealingKey {

    static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private SealingKey(SecretKey key) {
        this.key = key;
    }

    static SealingKey of(byte[] bytes) {
        if (bytes.length != BYTES)
            throw new IllegalArgumentException("A key has " + BYTES + " bytes, this one " + bytes.length);
        return new SealingKey(new SecretKeySpec(bytes, "AES"));
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A fresh nonce and the ciphertext, bound to {@code what}. */
    byte[] seal(byte[] plain, String what) {
        var nonce = random(NONCE);
        var sealed = apply(Cipher.ENCRYPT_MODE, nonce, plain, what);
        var both = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE, sealed.length);
        return both;
    }

    /** @throws IllegalStateException where it was sealed with another key, for something else, or has been changed */
    byte[] open(byte[] sealed, String what) {
        if (sealed.length < NONCE + TAG_BITS / 8) throw new IllegalStateException("Too short to be sealed: " + what);
        return apply(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length),
                what);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, String what) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(what.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException other) {
            throw new IllegalStateException("Does not open with this key, or has been changed: " + what, other);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is not possible here", impossible);
        }
    }
}

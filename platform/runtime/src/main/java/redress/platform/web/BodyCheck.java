package redress.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at a deed before anything parses it: no precondition that nobody would check (412); its body at most 64 KiB (413,
 * unread where its length says so), within ten seconds (408), not compressed and in no other charset than UTF-8 (415), and
 * really UTF-8, without a byte order mark (400).
 */
final class BodyCheck extends OncePerRequestFilter {

    static final int MOST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WITH_BODY.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var problem = announced(request);
        if (problem != null) {
            problem.write(request, response);
            return;
        }
        byte[] body = read(request.getInputStream());
        if (body == null) {
            tooSlow().write(request, response);
            return;
        }
        problem = body.length > MOST ? tooLarge() : undecodable(body);
        if (problem != null) problem.write(request, response);
        else chain.doFilter(new Read(request, body), response);
    }

    /** The body, cut off after one byte too many; null where it did not come in time, however steadily it drips. */
    private static byte @Nullable [] read(InputStream stream) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var body = new ByteArrayOutputStream();
        var chunk = new byte[8 * 1024];
        try {
            for (int n; body.size() <= MOST && (n = stream.read(chunk)) >= 0; ) {
                body.write(chunk, 0, n);
                if (System.nanoTime() > end) return null;
            }
        } catch (SocketTimeoutException silent) {
            return null;
        }
        return body.toByteArray();
    }

    private static Problem tooSlow() {
        return Problem.of(408, "body-too-slow", "The request's body did not come in time.")
                .header("Connection", "close");
    }

    private static @Nullable Problem announced(HttpServletRequest request) {
        if (request.getHeader("If-Match") != null || request.getHeader("If-Unmodified-Since") != null)
            return Problem.of(
                    412,
                    "precondition-failed",
                    "Answers carry no entity tag or date to compare with; what a deed depends on is said in its body.");
        if (request.getContentLengthLong() > MOST) return tooLarge();
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity"))
            return Problem.of(415, "content-encoding-unsupported", "A compressed body is not accepted.");
        var type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).contains("charset")) {
            var charset =
                    type.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").replaceFirst(".*charset=", "");
            if (!charset.matches("utf-?8(;.*)?"))
                return Problem.of(415, "charset-unsupported", "The request's body must be in UTF-8.");
        }
        return null;
    }

    private static Problem tooLarge() {
        return Problem.of(413, "body-too-large", "A request's body has at most 65536 bytes.")
                .header("Connection", "close");
    }

    private static @Nullable Problem undecodable(byte[] body) {
        if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF)
            return Problem.of(400, "byte-order-mark", "The body begins with a byte order mark; JSON has none.");
        for (byte b : body)
            if (b == 0) return Problem.of(400, "not-utf-8", "The body is not UTF-8 text: it holds zero bytes.");
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return null;
        } catch (CharacterCodingException notText) {
            return Problem.of(400, "not-utf-8", "The body is not valid UTF-8.");
        }
    }

    /** The request with its body in memory. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new InMemory(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }
    }

    private static final class InMemory extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        InMemory(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is read already");
        }
    }
}

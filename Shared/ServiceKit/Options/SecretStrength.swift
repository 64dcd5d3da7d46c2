/// Judges whether somebody could guess a secret: the one place where that is decided.
///
/// What is random passes; what a person would type, or copy from an example, does not.
public enum SecretStrength {
    /// - Parameters:
    ///   - name: the option, for the sentence.
    ///   - minimum: bytes that are needed.
    ///   - better: completes "give …".
    ///   - isDevelopment: guessable secrets pass.
    /// - Throws: ``ConfigurationProblem`` that says what is wrong without the secret.
    public static func expect(
        _ bytes: [UInt8], of name: String, minimum: Int, better: String, isDevelopment: Bool
    ) throws(ConfigurationProblem) {
        guard let weakness = weakness(of: bytes, minimum: minimum), !isDevelopment else {
            return
        }
        throw ConfigurationProblem(
            "\(name) is weak because it \(weakness): give \(better), or --development on a developer's machine")
    }

    /// Completes "The secret is weak because it …"; nil when it is not.
    static func weakness(of bytes: [UInt8], minimum: Int) -> String? {
        if bytes.count < minimum {
            "is shorter than \(minimum) bytes"
        } else if bytes == Secret.forDevelopment.bytes {
            "is the one for development"
        } else if Set(bytes).count < fewestDistinctBytes {
            "has only \(Set(bytes).count) different bytes"
        } else if repeats(bytes) {
            "repeats itself"
        } else if counts(bytes) {
            "counts up or down"
        } else if isWords(bytes) {
            "is made of words that stand in examples"
        } else {
            nil
        }
    }

    /// 32 random hexadecimal digits have fewer once in ten million times.
    private static let fewestDistinctBytes = 8

    /// The same twice or more, such as `changeme-changeme-…`; the last time may be cut.
    private static func repeats(_ bytes: [UInt8]) -> Bool {
        (1...max(1, (bytes.count + 1) / 2)).contains { period in
            zip(bytes, bytes.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    /// `abcdefgh…`, `98765432…`: most bytes are the one before, one more or one less.
    private static func counts(_ bytes: [UInt8]) -> Bool {
        let steps = zip(bytes, bytes.dropFirst()).map { Int($1) - Int($0) }
        return steps.count { (-1...1).contains($0) } * 4 >= steps.count * 3
    }

    /// Less than half is left when the words of placeholders and what joins them are taken out.
    private static func isWords(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased().filter { $0.isLetter || $0.isNumber }
        let rest = placeholderWords.reduce(text) { $0.replacing($1, with: "") }
        // Of random bytes few are letters or digits, and those may be a word by chance.
        return text.utf8.count * 2 >= bytes.count && rest.utf8.count * 2 < text.utf8.count
    }

    /// Longer ones before those that they contain.
    private static let placeholderWords = [
        "development", "placeholder", "production", "hindsight", "undefined", "changeit", "changeme", "password",
        "insecure", "replace", "letmein", "default", "example", "testing", "webhook", "private", "service", "qwerty",
        "secret", "shared", "sample", "please", "string", "change", "access", "bearer", "random", "signing", "token",
        "super", "admin", "bytes", "thirty", "never", "least", "dummy", "weak", "your", "this", "that", "with", "must",
        "test", "long", "demo", "here", "some", "very", "more", "than", "pass", "word", "user", "root", "jwt", "key",
        "dev", "the", "two", "for", "not", "use", "256", "123", "foo", "bar", "my", "me", "is", "an", "in", "it", "32",
    ].sorted { $0.utf8.count > $1.utf8.count }
}

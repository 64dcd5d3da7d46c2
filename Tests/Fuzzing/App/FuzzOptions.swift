/// What the command line says.
struct FuzzOptions {
    var seconds = 60
    var seed = UInt64.random(in: 0...UInt64(UInt32.max))
    var limit = 5
    var url: String?
    var token: String?
    var replay: String?

    /// Nil on wrong usage.
    init?(_ arguments: some Collection<String>) {
        var rest = Array(arguments)[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else {
                return nil
            }
            switch name {
            case "--seconds":
                guard let number = Int(value) else { return nil }
                seconds = number
            case "--seed":
                guard let number = UInt64(value) else { return nil }
                seed = number
            case "--limit":
                guard let number = Int(value) else { return nil }
                limit = number
            case "--url": url = value
            case "--token": token = value
            case "--replay": replay = value
            default: return nil
            }
        }
    }

    static let usage =
        "usage: fuzz [--seconds N] [--seed N] [--limit SECONDS] [--url URL --token TOKEN] [--replay FILE]"
}

import UserContract

/// Gathers what is wrong with an order, so that all of it is told at once.
struct SettingProblems {
    private(set) var all: [InvalidSetting] = []

    /// - Parameter problem: completes a sentence that begins with the param's name; nil when there is none.
    mutating func add(_ param: String, _ problem: String?) {
        if let problem { all.append(InvalidSetting(param: param, problem: problem)) }
    }

    mutating func expect<Value: Comparable>(_ param: String, _ value: Value?, in range: ClosedRange<Value>) {
        guard let value, !range.contains(value) else { return }
        add(param, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }

    /// The text in the form in which it is kept; nil when it is no reason.
    mutating func reason(_ text: String) -> String? {
        do throws(TextProblem) {
            return try Reason(text).text
        } catch {
            add("reason", error.description)
            return nil
        }
    }

    func throwIfAny() throws(DeliveryAdministrationError) {
        if !all.isEmpty { throw .invalid(all) }
    }
}

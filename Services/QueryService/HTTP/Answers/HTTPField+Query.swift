internal import HTTPTypes

extension HTTPField.Name {
    /// The checkpoint of the read models that an answer was made from.
    static let hindsightPosition = Self("hindsight-position")!
    static let mementoDatetime = Self("Memento-Datetime")!
    static let link = Self("Link")!
    static let prefer = Self("Prefer")!
    static let preferenceApplied = Self("Preference-Applied")!
}

/// Elements that come and go, some of them in a line to make room for others. Every operation takes constant time.
///
/// The slots of elements that left are used again; a key of one that left is known as such.
struct EvictionOrder<Element> {
    struct Key: Sendable, Hashable {
        fileprivate let index: Int
        fileprivate let generation: Int
    }

    private struct Slot {
        var element: Element?
        var generation = 0
        /// The line it stands in, and its neighbours there.
        var line: Int?
        var previous: Int?
        var next: Int?
    }

    private struct Line {
        var first: Int?
        var last: Int?
        var count = 0
    }

    private var slots: [Slot] = []
    private var free: [Int] = []
    private var lines: [Line]
    private(set) var count = 0

    /// - Parameter lines: how many lines there are.
    init(lines: Int) {
        self.lines = Array(repeating: Line(), count: lines)
    }

    mutating func insert(_ element: Element, line: Int?) -> Key {
        let index = free.popLast() ?? slots.count
        if index == slots.count {
            slots.append(Slot())
        }
        slots[index].element = element
        count += 1
        append(index, to: line)
        return Key(index: index, generation: slots[index].generation)
    }

    subscript(key: Key) -> Element? {
        get { holds(key) ? slots[key.index].element : nil }
        set {
            precondition(newValue != nil, "an element leaves by remove")
            if holds(key) {
                slots[key.index].element = newValue
            }
        }
    }

    /// To the end of a line, or out of all of them; false when the element has left.
    @discardableResult
    mutating func move(_ key: Key, to line: Int?) -> Bool {
        guard holds(key) else {
            return false
        }
        unlink(key.index)
        append(key.index, to: line)
        return true
    }

    @discardableResult
    mutating func remove(_ key: Key) -> Element? {
        holds(key) ? remove(at: key.index) : nil
    }

    /// The one that has stood in the line for the longest time.
    mutating func removeFirst(ofLine line: Int, except key: Key? = nil) -> Element? {
        var candidate = lines[line].first
        if let key, let first = candidate, key.index == first, holds(key) {
            candidate = slots[first].next
        }
        return candidate.flatMap { remove(at: $0) }
    }

    func count(ofLine line: Int) -> Int {
        lines[line].count
    }

    private func holds(_ key: Key) -> Bool {
        slots[key.index].generation == key.generation && slots[key.index].element != nil
    }

    private mutating func remove(at index: Int) -> Element? {
        unlink(index)
        let element = slots[index].element
        slots[index].element = nil
        slots[index].generation += 1
        free.append(index)
        count -= 1
        return element
    }

    private mutating func append(_ index: Int, to line: Int?) {
        guard let line else {
            return
        }
        lines[line].count += 1
        slots[index].line = line
        slots[index].previous = lines[line].last
        if let last = lines[line].last {
            slots[last].next = index
        } else {
            lines[line].first = index
        }
        lines[line].last = index
    }

    private mutating func unlink(_ index: Int) {
        let slot = slots[index]
        guard let line = slot.line else {
            return
        }
        lines[line].count -= 1
        if let previous = slot.previous {
            slots[previous].next = slot.next
        } else {
            lines[line].first = slot.next
        }
        if let next = slot.next {
            slots[next].previous = slot.previous
        } else {
            lines[line].last = slot.previous
        }
        slots[index].line = nil
        slots[index].previous = nil
        slots[index].next = nil
    }
}

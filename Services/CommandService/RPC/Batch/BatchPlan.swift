/// In which steps the calls of a batch are executed: within a step at once, the steps one after the other.
///
/// A call goes into the first step after all earlier calls that it must not overtake. Where the params do not tell
/// which e-mail a call takes or releases, every e-mail counts, except that two releases never concern the same one.
struct BatchPlan {
    private var steps: [[Int]] = []
    private var lastStepOf: [CallFootprint.Thing: Int] = [:]
    private var lastNamedTake = -1
    private var lastUnnamedTake = -1
    private var lastRelease = -1

    /// Indices of the calls, in request order within each step.
    static func steps(_ footprints: [CallFootprint]) -> [[Int]] {
        var plan = BatchPlan()
        for (index, footprint) in footprints.enumerated() {
            plan.place(index, footprint)
        }
        return plan.steps
    }

    private mutating func place(_ index: Int, _ footprint: CallFootprint) {
        let takesNamed = footprint.takesNamedEmail
        var before = footprint.things.compactMap { lastStepOf[$0] }
        if takesNamed {
            before += [lastUnnamedTake, lastRelease]
        }
        if footprint.takesSomeEmail {
            before += [lastNamedTake, lastUnnamedTake, lastRelease]
        }
        if footprint.releasesSomeEmail {
            before += [lastNamedTake, lastUnnamedTake]
        }
        let step = (before.max() ?? -1) + 1
        if step == steps.count {
            steps.append([])
        }
        steps[step].append(index)
        for thing in footprint.things {
            lastStepOf[thing] = step
        }
        if takesNamed {
            lastNamedTake = max(lastNamedTake, step)
        }
        if footprint.takesSomeEmail {
            lastUnnamedTake = max(lastUnnamedTake, step)
        }
        if footprint.releasesSomeEmail {
            lastRelease = max(lastRelease, step)
        }
    }
}

import Mocha = require('mocha')

/** mocha's spec reporter, with a plain last line that a machine can count. */
class CountingReporter extends Mocha.reporters.Spec {
	constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
		super(runner, options)
		const counts = { passed: 0, failed: 0, skipped: 0 }
		runner.on('pass', () => counts.passed++)
		runner.on('fail', () => counts.failed++)
		runner.on('pending', () => counts.skipped++)
		runner.once('end', () => {
			const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
			process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
		})
	}
}

export = CountingReporter

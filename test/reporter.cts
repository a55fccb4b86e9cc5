import Mocha = require('mocha')

/**
 * mocha's spec reporter, with a plain last line that a machine can count. What held only when it was tried again is named: that is
 * a race in the test or in the program, and wants to be found.
 */
class CountingReporter extends Mocha.reporters.Spec {
	constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
		super(runner, options)
		const counts = { passed: 0, failed: 0, skipped: 0 }
		runner.on('pass', () => counts.passed++)
		runner.on('fail', () => counts.failed++)
		runner.on('pending', () => counts.skipped++)
		const again: string[] = []
		runner.on('retry', (test, error) => again.push(`  ${test.titlePath().join(': ')}: ${error.message}`))
		runner.once('end', () => {
			if (again.length > 0) process.stdout.write(`tried again, ${again.length}:\n${again.join('\n')}\n`)
			const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
			process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
		})
	}
}

export = CountingReporter

import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { type Host, installGuard } from '../../src/tui/guard.js'

/** A process that notes what is done to it, and never ends. */
function stage() {
	const done: string[] = []
	const note = (what: string) => () => void done.push(what)
	const stderr = { write: (text: string) => done.push(`stderr ${text.trim()}`) > 0 }
	const [stdin, stdout] = [new EventEmitter(), new EventEmitter()]
	const host = Object.assign(new EventEmitter(), {
		stdout,
		stderr,
		exit: (code: number) => done.push(`exit ${code}`),
		kill: (pid: number, signal: string) => done.push(`kill ${pid} ${signal}`),
	})
	const guard = installGuard(
		{ enter: note('enter'), leave: note('leave') },
		{
			name: 'prog',
			keys: { resume: note('resume'), stop: note('stop') },
			input: stdin as unknown as NodeJS.ReadStream,
			host: host as unknown as Host,
		},
	)
	return { done, host, stdin, stdout, stderr, guard }
}

describe('guard', () => {
	it('restores once, however the end comes', () => {
		const { done, host } = stage()
		host.emit('SIGTERM')
		host.emit('exit')
		assert.deepEqual(done, ['leave', 'stop', 'exit 143'])
	})

	it('leaves a second signal to what it does by itself', () => {
		const { host } = stage()
		host.emit('SIGTERM')
		assert.equal(host.listenerCount('SIGTERM') + host.listenerCount('SIGINT') + host.listenerCount('SIGHUP'), 0)
	})

	it('restores before it says what went wrong', () => {
		const { done, host } = stage()
		host.emit('uncaughtException', 'no')
		assert.deepEqual(done, ['leave', 'stop', 'stderr prog failed, please report this:\nno', 'exit 70'])
	})

	for (const stream of ['stdin', 'stdout'] as const) {
		it(`ends in silence when the terminal is gone, by ${stream}`, () => {
			const { done, ...streams } = stage()
			streams[stream].emit('error', Object.assign(new Error('gone'), { code: 'EIO' }))
			assert.deepEqual(done, ['leave', 'stop', 'exit 129'])
		})
	}

	it('stops the whole job, and takes the terminal again when continued', () => {
		const { done, host, guard } = stage()
		guard.suspend()
		host.emit('SIGCONT')
		assert.deepEqual(done, ['leave', 'stop', 'kill 0 SIGTSTP', 'resume', 'leave', 'enter'])
		guard.end()
		host.emit('SIGCONT')
		assert.equal(done.filter(what => what === 'enter').length, 1)
	})

	it('holds what is printed meanwhile, the last of it', () => {
		const { done, stderr, host, guard } = stage()
		stderr.write('x'.repeat(100_000))
		stderr.write('the end')
		host.emit('warning', Object.assign(new Error('be careful'), { name: 'Warning' }))
		assert.equal(done.length, 0)
		guard.end()
		assert.match(done.at(-1)!, /^stderr x+the endWarning: be careful$/)
		assert.ok(done.at(-1)!.length < 70_000)
	})

	it('leaves no handler behind', () => {
		const { host, stdin, stdout, guard } = stage()
		guard.end()
		assert.deepEqual([...host.eventNames(), ...stdin.eventNames(), ...stdout.eventNames()], [])
	})
})

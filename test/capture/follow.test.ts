import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
	appendFileSync,
	closeSync,
	openSync,
	renameSync,
	truncateSync,
	unlinkSync,
	writeFileSync,
	writeSync,
} from 'node:fs'
import fc from 'fast-check'
import { type FollowOptions, follow } from '../../src/capture/follow.js'
import { LIMITS } from '../../src/decode/limits.js'
import { withFolder } from '../cli/run.js'

/** Follows a file while `use` runs; `said` is what came of it. */
async function following(
	path: string,
	use: (said: string[], look: () => void) => void | Promise<void>,
	options: FollowOptions = {},
): Promise<void> {
	const said: string[] = []
	const follower = follow(
		path,
		{
			lines: bytes => said.push(Buffer.from(bytes).toString()),
			restarted: () => said.push('restarted'),
			trouble: text => said.push(`trouble: ${text}`),
		},
		// Looks are asked for: a clock has no part in this.
		{ every: 3_600_000, ...options },
	)
	try {
		await use(said, () => follower.look())
	} finally {
		follower.stop()
	}
}

/** Waits until it is so. */
async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise(resolve => setTimeout(resolve, 5))
}

describe('a file that is followed', () => {
	it('gives its lines as they are written, whole, however they are cut', () =>
		withFolder(async path => {
			const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 }), { maxLength: 12 })
			let file = 0
			await fc.assert(
				fc.asyncProperty(lines, async parts => {
					const name = path(`${++file}`)
					writeFileSync(name, '')
					await following(name, (said, look) => {
						for (const part of parts) {
							appendFileSync(name, part)
							look()
						}
						const text = parts.join('')
						assert.equal(said.join(''), text.slice(0, text.lastIndexOf('\n') + 1))
						assert.ok(said.every(part => part.endsWith('\n')))
					})
				}),
				{ numRuns: 30 },
			)
		}))

	it('is noticed to grow without being asked', () =>
		withFolder(async path => {
			writeFileSync(path('log'), 'one\n')
			await following(path('log'), async said => until(() => said.join('') === 'one\n'), { every: 5 })
			await following(
				path('log'),
				async said => {
					appendFileSync(path('log'), 'two\n')
					await until(() => said.join('') === 'two\n')
				},
				{ every: 5, from: 4 },
			)
		}))

	it('need not be there yet, and may go for a while', () =>
		withFolder(path =>
			following(path('log'), (said, look) => {
				look()
				writeFileSync(path('log'), 'one\n')
				look()
				assert.deepEqual(said, ['one\n'])
				renameSync(path('log'), path('old'))
				look()
				writeFileSync(path('log'), 'two\n')
				look()
				assert.deepEqual(said, ['one\n', 'restarted', 'two\n'])
			}),
		))

	it('is read anew when it is cut, and when another takes its place', () =>
		withFolder(path => {
			writeFileSync(path('log'), 'a longer line\nand a part')
			return following(path('log'), (said, look) => {
				look()
				truncateSync(path('log'), 0)
				appendFileSync(path('log'), 'new\n')
				look()
				writeFileSync(path('next'), 'another file, and a longer one\n')
				renameSync(path('next'), path('log'))
				look()
				assert.deepEqual(said, [
					'a longer line\n',
					'restarted',
					'new\n',
					'restarted',
					'another file, and a longer one\n',
				])
			})
		}))

	it('passes over a line that is too long to be one', () =>
		withFolder(path => {
			writeFileSync(path('log'), 'x'.repeat(LIMITS.followedLine + 1))
			return following(path('log'), (said, look) => {
				look()
				appendFileSync(path('log'), 'still\nbut this\n')
				look()
				assert.deepEqual(said, ['but this\n'])
			})
		}))

	it('says that it cannot be read', () =>
		withFolder(path =>
			following(path('.'), (said, look) => {
				look()
				assert.match(said.join(), /^trouble: .* cannot be read: EISDIR/)
			}),
		))

	it('may be a pipe, which one writer after the other opens', function () {
		return withFolder(async path => {
			if (spawnSync('mkfifo', [path('pipe')]).status !== 0) {
				console.log('    mkfifo is not there')
				this.skip()
			}
			await following(path('pipe'), async said => {
				for (const line of ['one\n', 'two\n']) {
					const fd = openSync(path('pipe'), 'w')
					writeSync(fd, line)
					closeSync(fd)
					await until(() => said.join('').endsWith(line))
				}
				assert.equal(said.join(''), 'one\ntwo\n')
			})
			unlinkSync(path('pipe'))
		})
	})
})

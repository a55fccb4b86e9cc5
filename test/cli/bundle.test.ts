import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolder } from './run.js'

const CAPTURE = 'fixtures/tutorial-http.pcap'

describe('the program with what was compiled of it', () => {
	/** What a copy of it reports, after something has become of its compiled code. */
	const reported = (change: (cache: string) => void) =>
		withFolder(async path => {
			cpSync('dist', path('dist'), { recursive: true })
			copyFileSync('package.json', path('package.json'))
			for (const name of readdirSync(path('dist'))) if (name.endsWith('.cache')) change(join(path('dist'), name))
			return execFileSync(process.execPath, [path('dist/handshark.js'), 'report', CAPTURE], { encoding: 'utf8' })
		})

	it('has compiled code of this Node, which V8 takes', () => {
		for (const [source, name] of [
			['src/cli/main.ts', 'program'],
			['ink', 'ink'],
		]) {
			const program = `const { load, loaded } = require('./dist/load.js'); load('${source}', '${name}'); loaded.get('${name}').script.cachedDataRejected`
			assert.equal(execFileSync(process.execPath, ['-p', program], { encoding: 'utf8' }), 'false\n')
		}
	})

	it('is ASCII, as which it is loaded: its regular expressions too', () => {
		for (const name of readdirSync('dist').filter(name => name.endsWith('.js'))) {
			const text = readFileSync(join('dist', name), 'utf8')
			const place = text.search(/[\u0080-\uffff]/)
			assert.equal(place < 0 ? '' : text.slice(place - 40, place + 20), '', name)
		}
	})

	it('does the same without it, or with what is none', async () => {
		const report = await reported(() => {})
		assert.match(report, /HTTP/)
		assert.equal(await reported(rmSync), report)
		assert.equal(await reported(cache => truncateSync(cache, 100_000)), report)
		assert.equal(await reported(cache => writeFileSync(cache, 'of another Node')), report)
	})
})

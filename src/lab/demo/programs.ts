import { execFile } from 'node:child_process'
import type { Stage } from './stage.js'

/** What a program printed: its last line is what people remember. Nothing when it is not installed. */
export type Printed = { readonly text: string; readonly isFailure: boolean }

/** Milliseconds: Python alone takes seconds to start on a slow computer, and more where others want it too. */
const PATIENCE = 90_000
const LONGEST = 64 << 10

/** Runs a program that takes part in an act. It inherits no key log and no proxy: it shall meet the server itself. */
export function runProgram(
	stage: Stage,
	file: string,
	args: readonly string[],
	input = '',
): Promise<Printed | undefined> {
	const env: NodeJS.ProcessEnv = { ...process.env, NO_PROXY: '*', no_proxy: '*', LC_ALL: 'C' }
	for (const name of ['SSLKEYLOGFILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE']) delete env[name]
	return new Promise(resolve => {
		const options = { env, timeout: PATIENCE, maxBuffer: LONGEST, signal: stage.signal, killSignal: 'SIGKILL' as const }
		const child = execFile(file, [...args], options, (error, stdout, stderr) => {
			if (error && 'code' in error && error.code === 'ENOENT') resolve(undefined)
			else resolve({ text: lastLine(stderr) || lastLine(stdout), isFailure: error !== null })
		})
		child.stdin?.on('error', () => {})
		child.stdin?.end(input)
	})
}

/** The last line that names an error, else the last with something in it: curl goes on with advice. */
function lastLine(text: string): string {
	const lines = text.trimEnd().split('\n')
	return (lines.findLast(line => /error|curl: \(/i.test(line)) ?? lines.at(-1) ?? '').trim()
}

import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'

/** The first line of `tshark --version`; nothing where there is none. */
export function tsharkVersion(): string | undefined {
	version ??= spawnSync('tshark', ['--version'], { encoding: 'utf8' })
	return version.status === 0 ? version.stdout.split('\n')[0] : undefined
}

/** Asked once: tshark takes as long to tell it as to read a capture. */
let version: SpawnSyncReturns<string> | undefined

/** What tshark prints. Its complaints are part of the error when it fails. */
export function tshark(args: readonly string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn('tshark', args, { stdio: ['ignore', 'pipe', 'pipe'] })
		const said: Buffer[] = []
		const complaints: Buffer[] = []
		child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
		child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
		child.on('error', reject)
		child.on('close', code => {
			if (code === 0) resolve(Buffer.concat(said).toString('utf8'))
			else reject(new Error(`tshark ${args.join(' ')}: exit code ${code}\n${Buffer.concat(complaints)}`))
		})
	})
}

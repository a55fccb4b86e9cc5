import { spawn, spawnSync } from 'node:child_process'

/** The first line of `tshark --version`; nothing where there is none. */
export function tsharkVersion(): string | undefined {
	const { status, stdout } = spawnSync('tshark', ['--version'], { encoding: 'utf8' })
	return status === 0 ? stdout.split('\n')[0] : undefined
}

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

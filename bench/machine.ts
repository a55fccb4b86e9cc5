import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'

/** What the numbers were taken on, in a line: processors, system, load, and the programs' versions. */
export function machine(): string {
	const processors = cpus()
	const load = loadavg()
		.map(value => value.toFixed(1))
		.join(' ')
	return [
		`${processors.length} × ${processors[0]?.model.trim()}`,
		`load ${load}`,
		`Node ${process.version}`,
		...[
			['tshark', '--version'],
			['tcpdump', '--version'],
			['ssldump', '-v'],
		].map(([command, flag]) => version(command!, flag!)),
	].join(', ')
}

/** The first line that has a number with a dot. */
function version(command: string, flag: string): string {
	try {
		const text = execFileSync(command, [flag], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
		return `${command} ${/\d+\.\d+(\.\d+)?/.exec(text)?.[0] ?? ''}`.trim()
	} catch {
		return `${command} of unknown version`
	}
}

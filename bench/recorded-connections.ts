import { spawn } from 'node:child_process'

/** Connections in a recording, as tshark counts them. */
export async function countIn(file: string): Promise<{ connections: number; hellos: number; ended: number }> {
	const fields = [
		'tcp.stream',
		'tcp.flags.syn',
		'tcp.flags.fin',
		'tcp.flags.reset',
		'tls.handshake.type',
		'tcp.srcport',
	]
	const text = await new Promise<string>((resolve, reject) => {
		const child = spawn('tshark', ['-r', file, '-T', 'fields', ...fields.flatMap(name => ['-e', name])])
		const pieces: Buffer[] = []
		child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
		child.once('error', reject).once('close', () => resolve(Buffer.concat(pieces).toString('latin1')))
	})
	const clients = new Map<string, string>()
	const [hellos, ended] = [new Set<string>(), new Set<string>()]
	for (const line of text.split('\n')) {
		const [stream, syn, fin, reset, types, port] = line.split('\t')
		if (!stream || port === undefined) continue
		if (isTrue(syn) && !clients.has(stream)) clients.set(stream, port)
		if (types?.split(',').includes('1')) hellos.add(stream)
		if ((isTrue(fin) || isTrue(reset)) && port !== clients.get(stream)) ended.add(stream)
	}
	return { connections: clients.size, hellos: hellos.size, ended: ended.size }
}

const isTrue = (value: string | undefined) => value === '1' || value === 'True'

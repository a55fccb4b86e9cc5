import type { Act } from '../act.js'
import { carefulClient } from '../careful-client.js'
import { ask, httpsServer, tellSecret } from '../exchange.js'
import { runProgram } from '../programs.js'
import type { Stage } from '../stage.js'

/** HTTPS with clients that do not know the authority. */
export const refused: Act = {
	id: 'refused',
	inputs: [],
	play: async stage => {
		const port = await stage.listen(httpsServer(stage, tellSecret))
		const why = await carefulClient(stage, port)
		stage.note('printed', { who: 'handshark', text: why })
		await ask(stage, { port, tls: {} }).then(
			({ body }) => stage.note('printed', { who: 'Node.js', text: body }),
			(error: NodeJS.ErrnoException) =>
				stage.note('printed', { who: 'Node.js', text: `${error.code}: ${error.message}` }),
		)
		for (const program of PROGRAMS) await meet(stage, program, port)
		stage.command(`curl https://localhost:${port}/`)
		stage.command(`python3 -c 'import requests; requests.get("https://localhost:${port}")'`)
		stage.command(`openssl s_client -connect localhost:${port} -servername localhost -verify_return_error`)
	},
}

type Program = {
	readonly who: string
	readonly file: string
	readonly args: (port: number) => readonly string[]
	/** What it says where it is installed. */
	readonly would: string
	/** What its last line has where the module it needs is missing. */
	readonly lacks?: RegExp
}

const PROGRAMS: readonly Program[] = [
	{
		who: 'curl',
		file: 'curl',
		args: port => ['-sS', `https://localhost:${port}/`],
		would: 'curl: (60) SSL certificate problem: unable to get local issuer certificate',
	},
	{
		who: 'Python',
		file: 'python3',
		args: port => ['-c', `import urllib.request; urllib.request.urlopen("https://localhost:${port}/", timeout=20)`],
		would:
			'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate',
		lacks: /ModuleNotFoundError|ImportError/,
	},
]

async function meet(stage: Stage, { who, file, args, would, lacks }: Program, port: number): Promise<void> {
	const printed = await runProgram(stage, file, args(port))
	if (printed === undefined || lacks?.test(printed.text)) stage.note('would_print', { who, text: would })
	else stage.note('printed', { who, text: printed.text })
}

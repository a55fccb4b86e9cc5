import { createServer } from 'node:http'
import type { Act } from '../act.js'
import { ask, commands, httpsServer, tellSecret } from '../exchange.js'

/** HTTP answered by a 301 to HTTPS, as behind nginx. */
export const redirect: Act = {
	id: 'redirect',
	inputs: [],
	play: async stage => {
		const ca = stage.credentials.made.authority
		const secure = await stage.listen(httpsServer(stage, tellSecret), { wanted: 0 })
		const server = createServer((request, response) => {
			const location = `https://localhost:${secure}${request.url ?? '/'}`
			response.writeHead(301, { Location: location, 'Content-Length': 0 })
			response.end()
		})
		const port = await stage.listen(server)
		const moved = await ask(stage, { port, path: '/secret' })
		stage.note('printed', { who: 'Node.js', text: `${moved.status}, Location: ${moved.location}` })
		const path = new URL(moved.location ?? '/', 'https://localhost').pathname
		const answer = await ask(stage, { port: secure, path, tls: { ca } })
		stage.note('printed', { who: 'Node.js', text: answer.body.trim() })
		stage.command(`curl -L --cacert ${stage.credentials.word('authority')} http://localhost:${port}/secret`)
		commands(stage, port)
	},
}

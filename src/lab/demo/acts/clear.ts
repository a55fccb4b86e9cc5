import { createServer } from 'node:http'
import type { Act } from '../act.js'
import { ask, commands, tellSecret } from '../exchange.js'

/** Plain HTTP: the secret for everyone on the way. */
export const clear: Act = {
	id: 'clear',
	inputs: [],
	play: async stage => {
		const port = await stage.listen(createServer(tellSecret))
		const { body } = await ask(stage, { port })
		stage.note('printed', { who: 'Node.js', text: body.trim() })
		commands(stage, port)
		stage.command(`openssl s_client -connect localhost:${port}`)
	},
}

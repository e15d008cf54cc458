// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one file with the public tus client, the way the test asks for, and says line by line what happens.
//   node send.mjs URL FILE ID MODE CHUNK      the token comes in TUS_TOKEN
// MODE: plain | pause (stops in the middle, goes on as another upload would) | hold (waits in the middle for a line on its input, with a
// request half sent) | end (gives up in the middle and has it removed)
import * as fs from 'node:fs'
import * as tus from 'tus-js-client'

const [endpoint, path, id, mode, chunk] = process.argv.slice(2)
const size = fs.statSync(path).size
let stopped = false

function say(line) {
  fs.writeSync(1, line + '\n')
}

function start(uploadUrl) {
  const upload = new tus.Upload(fs.createReadStream(path), {
    endpoint,
    uploadUrl,
    uploadSize: size,
    chunkSize: Number(chunk),
    retryDelays: [0, 200, 500, 1000, 2000, 4000],
    metadata: { id, filename: 'großes Protokoll.log' },
    headers: { Authorization: 'Bearer ' + process.env.TUS_TOKEN },
    onAfterResponse(request, response) {
      say(`${request.getMethod()} ${response.getStatus()} ${response.getHeader('Upload-Offset') ?? '-'}`)
    },
    onProgress(sent) {
      if (stopped || mode === 'plain' || sent < size / 2) return
      stopped = true
      say(`middle ${sent}`)
      if (mode === 'hold') fs.readSync(0, Buffer.alloc(1))
      else if (mode === 'pause') upload.abort().then(() => start(upload.url))
      else upload.abort(true).then(() => say('ended'), fail)
    },
    onSuccess() {
      say('done')
    },
    onError: fail,
  })
  upload.start()
}

function fail(error) {
  say('failed ' + error.message.replaceAll('\n', ' '))
  process.exitCode = 1
}

start(undefined)

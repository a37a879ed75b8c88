// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).
import add from './add.ts'
import arrowRight from './arrow-right.ts'
import asleep from './asleep.ts'
import blockchain from './blockchain.ts'
import checkmark from './checkmark.ts'
import circleDash from './circle-dash.ts'
import close from './close.ts'
import code from './code.ts'
import copy from './copy.ts'
import download from './download.ts'
import edit from './edit.ts'
import error from './error.ts'
import light from './light.ts'
import pause from './pause.ts'
import play from './play.ts'
import recording from './recording.ts'
import renew from './renew.ts'
import search from './search.ts'
import settingsAdjust from './settings-adjust.ts'
import stop from './stop.ts'
import trashCan from './trash-can.ts'
import upload from './upload.ts'
import arrowsHorizontal from './arrows-horizontal.ts'
import warningAlt from './warning-alt.ts'
import camera from './camera.ts'
import chevronDown from './chevron-down.ts'
import compare from './compare.ts'
import information from './information.ts'
import image from './image.ts'
import json from './json.ts'
import link from './link.ts'
import maximize from './maximize.ts'
import microphone from './microphone.ts'
import minimize from './minimize.ts'
import music from './music.ts'
import recentlyViewed from './recently-viewed.ts'
import reset from './reset.ts'
import video from './video.ts'
import document from './document.ts'
import tableSplit from './table-split.ts'

/** The paths of all icons of widgets and pages; those of the tasks come from the registry. */
export const UI_ICONS = {
  add,
  'arrow-right': arrowRight,
  asleep,
  blockchain,
  checkmark,
  'circle-dash': circleDash,
  close,
  code,
  copy,
  download,
  edit,
  error,
  light,
  pause,
  play,
  recording,
  renew,
  search,
  'settings-adjust': settingsAdjust,
  stop,
  'trash-can': trashCan,
  upload,
  'arrows-horizontal': arrowsHorizontal,
  'warning-alt': warningAlt,
  camera,
  'chevron-down': chevronDown,
  compare,
  information,
  image,
  json,
  link,
  maximize,
  microphone,
  minimize,
  music,
  'recently-viewed': recentlyViewed,
  reset,
  video,
  document,
  'table-split': tableSplit,
} as const satisfies Record<string, readonly string[]>

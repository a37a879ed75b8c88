#!/usr/bin/env node
import '@taskmesh/cli/main'

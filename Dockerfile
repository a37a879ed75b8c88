# syntax=docker/dockerfile:1
# A server of models: docker build -t taskmesh . && docker run --init -p 8080:8080 taskmesh serve --demo

FROM node:24-slim AS build
WORKDIR /src
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile \
  && pnpm exec turbo run build --filter=@taskmesh/cli \
  && pnpm --filter=@taskmesh/cli deploy --legacy --prod /app

FROM node:24-slim
# tini passes signals on and reaps what pipelines leave behind.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
  TASKMESH_HOST=0.0.0.0 \
  TASKMESH_PORT=8080 \
  TASKMESH_LOG_FORMAT=json \
  TASKMESH_CACHE_DIRECTORY=/models
COPY --from=build --chown=root:root /app /app
RUN mkdir /models && chown node:node /models
USER node
WORKDIR /home/node
VOLUME /models
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "/app/dist/main.js", "healthcheck"]
ENTRYPOINT ["/usr/bin/tini", "--", "node", "/app/dist/main.js"]
CMD ["serve"]

# docker build -t muster .
# docker run -e SLACK_BOT_TOKEN -e SLACK_APP_TOKEN -v muster-data:/data -p 127.0.0.1:8080:8080 muster
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml LICENSE manifest.yml ./
COPY .mvn .mvn
COPY config config
COPY src/main src/main
RUN mvn -q -B -Dmaven.test.skip=true package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /data muster \
  && mkdir -p /data /config \
  && chown muster /data
# In a container others must be able to connect, so 127.0.0.1 would be nobody.
RUN printf 'data: /data\nhttp:\n  address: 0.0.0.0\n  port: 8080\n' > /config/muster.yml
COPY --from=build /src/target/muster.jar /muster.jar
USER muster
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["curl", "-fsS", "http://127.0.0.1:8080/health/live"]
# With a playbook of yours: -v "$PWD/playbook.yml:/config/playbook.yml:ro", and at the end of the line
# run --config /config/muster.yml --playbook /config/playbook.yml
# Small and soon there: docs/performance.md has the figures.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar", "/muster.jar"]
CMD ["run", "--config", "/config/muster.yml"]
